import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import { useArrival } from './arrival';

/** Says that it has worked, and why to sign in now. */
export default function ArrivalNote(): ReactNode {
  const arrival = useArrival();
  if (!arrival || arrival.notice === 'first-factor') return null;
  return (
    <p role="status" className={styles.notice}>
      {arrival.notice === 'confirmed' ? (
        <Translate id="account.arrival.confirmed">
          Your address is confirmed and your account is ready. Sign in to go on.
        </Translate>
      ) : (
        <Translate id="account.arrival.passwordSet">
          Your new password is set, and all sessions have ended. Sign in with it.
        </Translate>
      )}
    </p>
  );
}
