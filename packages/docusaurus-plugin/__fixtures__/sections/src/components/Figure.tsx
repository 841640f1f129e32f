import styles from './figure.module.css';

const CAPTION = 'canaryComponent7y8z9a';

export default function Figure(props: { label: string; rate: string; price: string }) {
  return (
    <figure className={styles.figure}>
      {CAPTION} {props.label} {props.rate} {props.price}
    </figure>
  );
}
