import styles from './lazy.module.css';

export default function LazyPart() {
  return (
    <b className={styles.lazy} onClick={() => void import('./lazyData.json')}>
      Lazy canaryLazy0b1n2m text
    </b>
  );
}
