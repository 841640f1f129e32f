import type { ReactNode } from 'react';
import clsx from 'clsx';
import styles from './form.module.css';

interface SubmitButtonProps {
  busy: boolean;
  children: ReactNode;
  className?: string;
}

/** Keeps its focus while the form is on its way, which a disabled button would lose. */
export default function SubmitButton({ busy, children, className }: SubmitButtonProps): ReactNode {
  return (
    <button
      type="submit"
      className={clsx('button button--primary', styles.submit, className)}
      aria-disabled={busy}
    >
      {children}
    </button>
  );
}
