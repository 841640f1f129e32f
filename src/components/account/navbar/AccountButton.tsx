import { type ReactNode, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import Avatar from '../Avatar';
import type { Session } from '../session';
import AccountMenu from './AccountMenu';
import styles from './navbar.module.css';

export interface AccountButtonProps {
  session: Session;
}

/** The avatar, and the menu that it opens. */
export default function AccountButton({ session }: AccountButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  return (
    <div className={styles.slot}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-label={translate({ id: 'account.navbar.menu', message: 'Your account' })}
        onClick={() => setOpen(!open)}
      >
        <Avatar reader={session.me?.reader ?? null} />
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
