import type { ReactNode } from 'react';
import useIsBrowser from '@docusaurus/useIsBrowser';
import clsx from 'clsx';
import styles from './form.module.css';

interface SubmitButtonProps {
  busy: boolean;
  children: ReactNode;
  className?: string;
  /** The id of a further description. */
  describedBy?: string;
}

/**
 * Disabled until hydration, because nothing would happen, not even with Enter in a field. After
 * that, it only says that it is busy: a disabled button would lose the focus.
 */
export default function SubmitButton({
  busy,
  children,
  className,
  describedBy,
}: SubmitButtonProps): ReactNode {
  return (
    <button
      type="submit"
      className={clsx('button button--primary', styles.submit, className)}
      disabled={!useIsBrowser()}
      aria-disabled={busy}
      aria-describedby={describedBy}
    >
      {children}
    </button>
  );
}
