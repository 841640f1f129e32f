import styles from './lazy.module.css';

export default function LazyPart() {
  return (
    <b className={styles.lazy} onClick={() => void import('./lazyData.json')}>
      Lazy CANARY_lazy text
    </b>
  );
}
