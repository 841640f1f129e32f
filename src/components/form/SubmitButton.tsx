import type { ReactNode } from 'react';
import clsx from 'clsx';
import styles from './form.module.css';

interface SubmitButtonProps {
  busy: boolean;
  children: ReactNode;
  className?: string;
  /** The id of what says more. */
  describedBy?: string;
}

/** Keeps its focus while the form is on its way, which a disabled button would lose. */
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
      aria-disabled={busy}
      aria-describedby={describedBy}
    >
      {children}
    </button>
  );
}
