import type { ReactNode } from 'react';
import styles from './ScrollArea.module.css';

interface ScrollAreaProps {
  /** What is in it, for screen readers. */
  label: string;
  children: ReactNode;
}

/** Holds what may be wider than the screen. It takes the focus, so that a keyboard can scroll it. */
export default function ScrollArea({ label, children }: ScrollAreaProps): ReactNode {
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
