import type { ReactNode } from 'react';
import styles from './Terminal.module.css';

/** Two searches: the public build, and as a control, the gated output, which has the sentence. */
export default function Terminal(): ReactNode {
  const search = (directory: string): ReactNode => (
    <>
      <b>$ </b>
      grep -rl <i>&quot;invoice</i> <i>queue&quot;</i> {directory}
    </>
  );
  return (
    <div className={styles.terminal} dir="ltr" aria-hidden="true" translate="no">
      <p>{search('build/')}</p>
      <p>
        <b>$ </b>echo $?
      </p>
      <p className={styles.none}>1</p>
      <p className={styles.gap}>{search('build-gated/')}</p>
      <p className={styles.found}>
        build-gated/html/when-billing-fails.html
        <br />
        build-gated/files/assets/js/gated-4be1.js
      </p>
      <p>
        <b>$ </b>
        <span className={styles.cursor} />
      </p>
    </div>
  );
}
