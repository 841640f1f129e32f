import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import { useArrival } from './arrival';

/** Says that the new password is set, or why to sign in now. */
export default function ArrivalNote(): ReactNode {
  if (useArrival()?.notice !== 'password-set') return null;
  return (
    <p role="status" className={styles.notice}>
      <Translate id="account.arrival.passwordSet">
        Your new password is set, and you’ve been signed out everywhere. Sign in with your new
        password.
      </Translate>
    </p>
  );
}
