import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import clsx from 'clsx';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { ROUTES } from '../../api/siteData';
import { useSession } from '../useSession';
import { useSignInLinks } from '../useSignInLinks';
import type { AccountButtonProps } from './AccountButton';
import styles from './navbar.module.css';

interface AccountNavbarItemProps {
  /** In the drawer of narrow screens, as rows of its list. */
  mobile?: boolean;
  /** Closes the drawer. */
  onClick?: () => void;
}

/** The way to sign in for strangers; otherwise the reader's own menu, which is loaded for readers only. */
export default function AccountNavbarItem({ mobile, onClick }: AccountNavbarItemProps): ReactNode {
  const session = useSession();
  const { signIn, signUp } = useSignInLinks();
  const [Button, setButton] = useState<ComponentType<AccountButtonProps> | null>(null);
  const { status } = session;
  const isStranger = status === 'signed-out';
  const isUnknown = status === 'unknown';

  useEffect(() => {
    if (isStranger || isUnknown) return;
    void import('./AccountButton').then(
      (loaded) => setButton(() => loaded.default),
      // The placeholder stays: the page reads on.
      () => undefined,
    );
  }, [isStranger, isUnknown]);

  const link = (to: string, text: ReactNode, className?: string): ReactNode => (
    <Link className={className ?? 'menu__link'} to={to} onClick={onClick}>
      {text}
    </Link>
  );
  const signInText = <Translate id="account.navbar.signIn">Sign in</Translate>;
  const signUpText = <Translate id="account.navbar.signUp">Sign up</Translate>;

  if (mobile) {
    // Signing out is in the avatar's menu, which is never further away than the drawer.
    return status === 'signed-in' ? (
      <li className="menu__list-item">
        {link(
          ROUTES.profile,
          <Translate id="account.menu.profile">Profile and preferences</Translate>,
        )}
      </li>
    ) : (
      <>
        <li className="menu__list-item">{link(signIn, signInText)}</li>
        <li className="menu__list-item">{link(signUp, signUpText)}</li>
      </>
    );
  }
  if (!isStranger && !isUnknown && Button) return <Button session={session} />;
  // While it is unknown both are in the page, and the hint in the document decides which one shows.
  return (
    <div className={clsx(styles.slot, isUnknown ? styles.unknown : isStranger || styles.reader)}>
      {link(signIn, signInText, styles.signIn)}
      {link(signUp, signUpText, clsx('button button--primary', styles.signUp))}
      <span className={styles.placeholder} />
    </div>
  );
}
