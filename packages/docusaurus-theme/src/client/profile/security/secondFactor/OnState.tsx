import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import ActButton from '../ActButton';
import styles from '../security.module.css';

interface OnStateProps {
  onNewCodes: () => void;
  onTurnOff: () => void;
}

export default function OnState({ onNewCodes, onTurnOff }: OnStateProps): ReactNode {
  return (
    <>
      <p>
        <strong>
          <Translate id="profile.twoFactor.on">It is on.</Translate>
        </strong>{' '}
        <Translate id="profile.twoFactor.asked">
          A code is asked for after your password, and after a link by mail. A passkey needs none.
        </Translate>
      </p>
      <p className={styles.aside}>
        <Translate id="profile.twoFactor.trusted">
          A browser that you chose to trust asks for none for 30 days. To end that in all of them,
          turn it off and on again, or reset your password.
        </Translate>
      </p>
      <div className={styles.buttons}>
        <ActButton onClick={onNewCodes}>
          <Translate id="profile.twoFactor.newCodes">New backup codes</Translate>
        </ActButton>
        <ActButton onClick={onTurnOff}>
          <Translate id="profile.twoFactor.turnOff">Turn off</Translate>
        </ActButton>
      </div>
    </>
  );
}
