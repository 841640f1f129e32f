import { type ReactNode, useEffect, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { keptSession } from '../../account/signIn/keptSession';
import type { SignInAnswer } from '../../api/auth';
import { loadAuth } from '../../api/load';
import FailureNote from '../../form/FailureNote';
import { failureText } from '../../form/failureText';
import Field from '../../form/Field';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { type Problems, useForm } from '../../form/useForm';
import CancelButton from '../CancelButton';
import styles from './confirmIdentity.module.css';

const CODE_ERRORS = ['INVALID_CODE', 'CODE_ALREADY_USED', 'INVALID_BACKUP_CODE'];

interface SecondFactorCodeProps {
  onDone: (answer: SignInAnswer) => void;
  onCancel: () => void;
}

/** After the password: a code from the authenticator app, or a backup code. */
export default function SecondFactorCode({ onDone, onCancel }: SecondFactorCodeProps): ReactNode {
  const [way, setWay] = useState<'totp' | 'backup-code'>('totp');
  const isTotp = way === 'totp';
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ code = '' }): Problems =>
      code.trim() === ''
        ? { code: translate({ id: 'profile.confirm.codeMissing', message: 'Enter a code.' }) }
        : {},
    send: async ({ code = '' }) => {
      const { verifySecondFactor } = await loadAuth();
      const answer = { code: code.replaceAll(' ', ''), trustDevice: false };
      return keptSession(await verifySecondFactor(way, answer));
    },
    toProblems: (refusal): Problems =>
      CODE_ERRORS.includes(refusal.code) ? { code: failureText(refusal) } : {},
    onDone: (_form, answer) => onDone(answer),
    isStep: true,
  });
  const { ref } = formProps;
  // The password field, which had the focus, is gone.
  useEffect(() => ref.current?.querySelector('input')?.focus(), [ref, way]);

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <Field
        key={way}
        name="code"
        dir="ltr"
        label={
          isTotp
            ? translate({ id: 'profile.confirm.code', message: 'Code from your authenticator app' })
            : translate({ id: 'account.secondFactor.backupCode', message: 'Backup code' })
        }
        autoComplete={isTotp ? 'one-time-code' : 'off'}
        inputMode={isTotp ? 'numeric' : 'text'}
        autoCapitalize="none"
        spellCheck={false}
        required
        problem={problems.code}
      />
      <SubmitButton busy={busy} className="button--block">
        <Translate id="profile.confirm.submit">Confirm</Translate>
      </SubmitButton>
      <div className={styles.other}>
        <button
          type="button"
          className="button button--link"
          onClick={() => setWay(isTotp ? 'backup-code' : 'totp')}
        >
          {isTotp ? (
            <Translate id="account.secondFactor.toBackupCode">Use a backup code</Translate>
          ) : (
            <Translate id="account.secondFactor.toCode">Use the authenticator app</Translate>
          )}
        </button>
        <CancelButton onClick={onCancel} />
      </div>
    </Form>
  );
}
