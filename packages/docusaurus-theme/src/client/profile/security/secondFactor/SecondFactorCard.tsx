import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import type { SecondFactorSetup } from '../../../api/auth';
import Card from '../../Card';
import { focusSection } from '../focusSection';
import Known from '../Known';
import type { Security, UsedSecurity } from '../useSecurity';
import BackupCodes from './BackupCodes';
import ConfirmedByPassword from './ConfirmedByPassword';
import { type FoundQrCode, loadQrCode } from './loadQrCode';
import OffState from './OffState';
import OnState from './OnState';
import SetUpApp from './SetUpApp';
import { loadAuth } from '../../../api/load';

/** Codes of an authenticator app, asked for after the password or a link by mail. */
export default function SecondFactorCard({ used }: { used: UsedSecurity }): ReactNode {
  return (
    <Card
      section="two-factor"
      lead={
        <Translate id="profile.twoFactor.lead">
          Signing in asks for a code of an app on your phone as well. Then a stolen password is not
          enough.
        </Translate>
      }
    >
      <Known used={used}>{(security) => <SecondFactor security={security} used={used} />}</Known>
    </Card>
  );
}

type Step =
  | { is: 'rest' | 'turn-on' | 'turn-off' | 'new-codes' }
  | { is: 'set-up'; setup: SecondFactorSetup; QrCode: FoundQrCode }
  | { is: 'codes'; codes: string[] };

function SecondFactor({ security, used }: { security: Security; used: UsedSecurity }): ReactNode {
  const [step, setStep] = useState<Step>({ is: 'rest' });
  const { hasPassword } = security;

  function rest(): void {
    setStep({ is: 'rest' });
    focusSection('two-factor');
  }
  const form = { hasPassword, onCancel: rest };

  switch (step.is) {
    case 'turn-on':
      return (
        <ConfirmedByPassword
          {...form}
          button={<Translate id="profile.twoFactor.continueTo">Go on</Translate>}
          send={async (password) => {
            const [QrCode, { beginSecondFactor }] = await Promise.all([loadQrCode(), loadAuth()]);
            const begun = await beginSecondFactor(password);
            return begun.ok ? { ok: true, value: { setup: begun.value, QrCode } } : begun;
          }}
          onDone={(begun) => {
            // Whoever has given up meanwhile has: nothing is turned on before the first code.
            setStep((now) => (now.is === 'turn-on' ? { is: 'set-up', ...begun } : now));
          }}
        />
      );
    case 'set-up':
      return (
        <SetUpApp
          uri={step.setup.totpURI}
          QrCode={step.QrCode}
          onCancel={rest}
          onDone={() => {
            setStep({ is: 'codes', codes: step.setup.backupCodes });
            // The session is a new one as well.
            void used.reload();
          }}
        />
      );
    case 'codes':
      return <BackupCodes codes={step.codes} onKept={rest} />;
    case 'new-codes':
      return (
        <ConfirmedByPassword
          {...form}
          lead={
            <Translate id="profile.twoFactor.newCodesLead">
              The codes that you have now will not work any more.
            </Translate>
          }
          button={<Translate id="profile.twoFactor.makeCodes">Make new codes</Translate>}
          send={async (password) => {
            const { makeBackupCodes } = await loadAuth();
            return makeBackupCodes(password);
          }}
          onDone={({ backupCodes }) => setStep({ is: 'codes', codes: backupCodes })}
        />
      );
    case 'turn-off':
      return (
        <ConfirmedByPassword
          {...form}
          lead={
            <Translate id="profile.twoFactor.turnOffLead">
              Afterwards, signing in asks for no code, and your backup codes are gone.
            </Translate>
          }
          button={<Translate id="profile.twoFactor.turnOff">Turn off</Translate>}
          send={async (password) => {
            const { endSecondFactor } = await loadAuth();
            return endSecondFactor(password);
          }}
          onDone={() => void used.reload().then(rest)}
        />
      );
    default:
      return security.hasSecondFactor ? (
        <OnState
          onNewCodes={() => setStep({ is: 'new-codes' })}
          onTurnOff={() => setStep({ is: 'turn-off' })}
        />
      ) : (
        <OffState onTurnOn={() => setStep({ is: 'turn-on' })} />
      );
  }
}
