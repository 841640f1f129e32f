import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import ActButton from '../ActButton';

export default function OffState({ onTurnOn }: { onTurnOn: () => void }): ReactNode {
  return (
    <>
      <p>
        <Translate id="profile.twoFactor.off">
          It is off. You need an authenticator app, such as the one of your password manager.
        </Translate>
      </p>
      <ActButton look="primary" onClick={onTurnOn}>
        <Translate id="profile.twoFactor.turnOn">Turn on</Translate>
      </ActButton>
    </>
  );
}
