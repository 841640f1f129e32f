import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { useSignInLinks } from '../account/useSignInLinks';
import styles from './profile.module.css';

/** For signed-out readers: links to sign-in, which returns here. */
export default function SignInFirst(): ReactNode {
  const { signIn, signUp } = useSignInLinks();
  return (
    <div className={styles.notice}>
      <p>
        <Translate id="profile.signedOut">
          Sign in to see your account. You’ll come right back to this page.
        </Translate>
      </p>
      <p className={styles.ways}>
        <Link className="button button--primary" to={signIn}>
          <Translate id="profile.signIn">Sign in</Translate>
        </Link>
        <Link className="button button--secondary" to={signUp}>
          <Translate id="profile.signUp">Sign up</Translate>
        </Link>
      </p>
    </div>
  );
}
