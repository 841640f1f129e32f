import type { ReactNode } from 'react';
import styles from './account.module.css';

/** An email address within text: always left to right, and allowed to break anywhere. */
export default function EmailAddress({ children }: { children: string }): ReactNode {
  return (
    <strong className={styles.address} dir="ltr">
      {children}
    </strong>
  );
}
