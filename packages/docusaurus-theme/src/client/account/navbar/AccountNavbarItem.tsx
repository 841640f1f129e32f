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
  /** In the drawer on narrow screens, as list items. */
  mobile?: boolean;
  /** Closes the drawer. */
  onClick?: () => void;
}

/**
 * A sign-in link for signed-out readers; otherwise the reader's menu, which is loaded only for
 * readers.
 */
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
      // The placeholder stays, and the page keeps working.
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
    // Signing out is in the avatar's menu, which is always as close as the drawer.
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
  // While unknown, both are rendered, and the hint on the document decides which one is visible.
  return (
    <div className={clsx(styles.slot, isUnknown ? styles.unknown : isStranger || styles.reader)}>
      {link(signIn, signInText, styles.signIn)}
      {link(signUp, signUpText, clsx('button button--primary', styles.signUp))}
      <span className={styles.placeholder} />
    </div>
  );
}
