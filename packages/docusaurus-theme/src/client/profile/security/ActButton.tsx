import type { ReactNode } from 'react';
import clsx from 'clsx';
import styles from './security.module.css';

interface ActButtonProps {
  children: ReactNode;
  onClick: () => void;
  busy?: boolean;
  /** Default: a small one, next to what it applies to. */
  look?: 'primary' | 'secondary' | 'danger';
  /** For screen readers: which of several items it applies to. */
  label?: string;
  describedBy?: string | undefined;
  isOff?: boolean;
}

/** Keeps the focus while it waits; a disabled button would lose it. */
export default function ActButton(button: ActButtonProps): ReactNode {
  const { busy = false, isOff = false, look = 'secondary' } = button;
  return (
    <button
      type="button"
      className={clsx(
        'button',
        `button--${look}`,
        look === 'primary' || 'button--sm',
        isOff && styles.off,
      )}
      aria-disabled={busy || isOff || undefined}
      aria-label={button.label}
      aria-describedby={button.describedBy}
      onClick={() => busy || isOff || button.onClick()}
    >
      {button.children}
    </button>
  );
}
