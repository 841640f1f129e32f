import type { ReactNode } from 'react';
import styles from './ScrollArea.module.css';

interface ScrollAreaProps {
  /** Describes the content for screen readers. */
  label: string;
  children: ReactNode;
}

/**
 * Contains what may be wider than the screen. It is focusable, so that it can be scrolled by
 * keyboard.
 */
export default function ScrollArea({ label, children }: ScrollAreaProps): ReactNode {
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
