import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import LoadState from '../../LoadState';
import Row from '../../Row';
import { useRow } from '../../useRow';
import ActButton from '../ActButton';
import styles from '../security.module.css';
import type { UsedSecurity } from '../useSecurity';
import SecondFactorSteps, { type Step } from './SecondFactorSteps';

/** Codes from an authenticator app, required after the password or an emailed link. */
export default function SecondFactorRow({ used }: { used: UsedSecurity }): ReactNode {
  const { security, failure, reload } = used;
  const row = useRow('two-factor');
  const [step, setStep] = useState<Step>({ is: 'turn-on' });
  const isOn = security?.hasSecondFactor;
  // A link may also open the row of a reader who no longer needs setup.
  const isOpen = row.isOpen && !(isOn && step.is === 'turn-on');

  function begin(is: 'turn-on' | 'turn-off' | 'new-codes'): void {
    setStep({ is });
    row.open();
  }

  function close(done?: string): void {
    setStep({ is: 'turn-on' });
    row.close(done);
  }

  return (
    <Row
      section="two-factor"
      // Backup codes are shown once: only their own button closes them.
      row={{ ...row, isOpen, close: step.is === 'codes' ? () => undefined : close }}
      value={
        security === null ? (
          <LoadState failure={failure} onRetry={reload} />
        ) : isOn ? (
          <span className={styles.mark}>
            <Translate id="profile.twoFactor.on">On</Translate>
          </span>
        ) : (
          <Translate id="profile.twoFactor.off">Off</Translate>
        )
      }
      note={
        isOpen ? null : isOn ? (
          <Translate id="profile.twoFactor.asked">
            We ask for a code from your authenticator app after your password or an email link.
            Passkeys don’t need one. Browsers you trust skip the code for 30 days; to end that, turn
            two-factor authentication off and on again, or reset your password.
          </Translate>
        ) : (
          <Translate id="profile.twoFactor.lead">
            Add a code from an authenticator app to your sign-in, so that a stolen password isn’t
            enough.
          </Translate>
        )
      }
      {...(security && !isOn && { button: <Translate id="profile.setUp">Set up</Translate> })}
      actions={
        isOn && (
          <>
            <ActButton onClick={() => begin('new-codes')}>
              <Translate id="profile.twoFactor.newCodes">New backup codes</Translate>
            </ActButton>
            <ActButton onClick={() => begin('turn-off')}>
              <Translate id="profile.twoFactor.turnOff">Turn off</Translate>
            </ActButton>
          </>
        )
      }
    >
      {security && (
        <SecondFactorSteps
          step={step}
          setStep={setStep}
          hasPassword={security.hasPassword}
          reload={reload}
          close={close}
        />
      )}
    </Row>
  );
}
