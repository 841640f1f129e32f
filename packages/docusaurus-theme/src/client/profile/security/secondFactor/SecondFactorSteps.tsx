import type { Dispatch, ReactNode, SetStateAction } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import type { SecondFactorSetup } from '../../../api/auth';
import { loadAuth } from '../../../api/load';
import BackupCodes from './BackupCodes';
import ConfirmedByPassword from './ConfirmedByPassword';
import { type FoundQrCode, loadQrCode } from './loadQrCode';
import SetUpApp from './SetUpApp';

export type Step =
  | { is: 'turn-on' | 'turn-off' | 'new-codes' }
  | { is: 'set-up'; setup: SecondFactorSetup; QrCode: FoundQrCode }
  | { is: 'codes'; codes: string[] };

interface SecondFactorStepsProps {
  step: Step;
  setStep: Dispatch<SetStateAction<Step>>;
  hasPassword: boolean;
  /** Reloads the state from the server. */
  reload: () => Promise<void>;
  /** @param done the result */
  close: (done?: string) => void;
}

/** The steps that turn the second factor on and off, and renew its backup codes. */
export default function SecondFactorSteps(steps: SecondFactorStepsProps): ReactNode {
  const { step, setStep, hasPassword, reload, close } = steps;
  const form = { hasPassword, onCancel: () => close() };

  switch (step.is) {
    case 'turn-on':
      return (
        <ConfirmedByPassword
          {...form}
          button={<Translate id="profile.twoFactor.continueTo">Continue</Translate>}
          send={async (password) => {
            const [QrCode, { beginSecondFactor }] = await Promise.all([loadQrCode(), loadAuth()]);
            const begun = await beginSecondFactor(password);
            return begun.ok ? { ok: true, value: { setup: begun.value, QrCode } } : begun;
          }}
          onDone={(begun) => {
            // Unless the reader has canceled in the meantime: nothing is turned on before the first
            // code.
            setStep((now) => (now === step ? { is: 'set-up', ...begun } : now));
          }}
        />
      );
    case 'set-up':
      return (
        <SetUpApp
          uri={step.setup.totpURI}
          QrCode={step.QrCode}
          onCancel={() => close()}
          onDone={() => {
            setStep({ is: 'codes', codes: step.setup.backupCodes });
            // The session is also a new one.
            void reload();
          }}
        />
      );
    case 'codes':
      return (
        <BackupCodes
          codes={step.codes}
          onKept={() =>
            close(
              translate({
                id: 'profile.twoFactor.ready',
                message: 'Two-factor authentication is on.',
              }),
            )
          }
        />
      );
    case 'new-codes':
      return (
        <ConfirmedByPassword
          {...form}
          lead={
            <Translate id="profile.twoFactor.newCodesLead">
              Your current backup codes will stop working.
            </Translate>
          }
          button={<Translate id="profile.twoFactor.makeCodes">Create new codes</Translate>}
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
              We’ll no longer ask for a code when you sign in. Your backup codes will stop working.
            </Translate>
          }
          button={<Translate id="profile.twoFactor.turnOff">Turn off</Translate>}
          send={async (password) => {
            const { endSecondFactor } = await loadAuth();
            return endSecondFactor(password);
          }}
          onDone={() =>
            void reload().then(() =>
              close(
                translate({
                  id: 'profile.twoFactor.ended',
                  message: 'Two-factor authentication is off.',
                }),
              ),
            )
          }
        />
      );
  }
}
