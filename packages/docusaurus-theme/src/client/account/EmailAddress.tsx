import type { ReactNode } from 'react';
import styles from './account.module.css';

/** An address among words: it reads from left to right in every language, and breaks anywhere. */
export default function EmailAddress({ children }: { children: string }): ReactNode {
  return (
    <strong className={styles.address} dir="ltr">
      {children}
    </strong>
  );
}
