import { type ReactNode, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import Avatar from '../Avatar';
import { initials } from '../initials';
import type { Session } from '../session';
import AccountMenu from './AccountMenu';
import styles from './navbar.module.css';

export interface AccountButtonProps {
  session: Session;
}

/** The avatar, and the menu it opens. */
export default function AccountButton({ session }: AccountButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const reader = session.me?.reader ?? null;
  const label = translate({ id: 'account.navbar.menu', message: 'Your account' });

  return (
    <div className={styles.slot}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        // The accessible name includes the visible text, for speech input: WCAG 2.5.3.
        aria-label={reader ? `${initials(reader.name)}, ${label}` : label}
        onClick={() => setOpen(!open)}
      >
        <Avatar reader={reader} />
      </button>
      {open && (
        <AccountMenu
          session={session}
          onClose={() => setOpen(false)}
          returnFocus={() => button.current?.focus()}
        />
      )}
    </div>
  );
}
