import type { ReactNode } from 'react';
import styles from './Frame.module.css';

/** A small browser window with the example page in it. A picture: its caption says what it shows. */
export default function Frame({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={styles.frame} lang="en" dir="ltr" aria-hidden="true">
      <div className={styles.bar}>
        <span />
        <span />
        <span />
        <em>/docs/when-billing-fails</em>
      </div>
      <div className={styles.page}>
        <h3>When billing fails</h3>
        <p>The first hour decides how many customers notice. This is what we do, in which order.</p>
        {children}
      </div>
    </div>
  );
}
