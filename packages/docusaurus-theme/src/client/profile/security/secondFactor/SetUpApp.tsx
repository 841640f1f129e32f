import { type ReactNode, useEffect, useRef } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../../form/FailureNote';
import { failureText } from '../../../form/failureText';
import Field from '../../../form/Field';
import Form from '../../../form/Form';
import SubmitButton from '../../../form/SubmitButton';
import { type Problems, useForm } from '../../../form/useForm';
import type { Failure } from '../../../api/api';
import CancelButton from '../../CancelButton';
import profileStyles from '../../profile.module.css';
import CopyButton from '../CopyButton';
import styles from '../security.module.css';
import type { FoundQrCode } from './loadQrCode';
import { loadAuth } from '../../../api/load';

interface SetUpAppProps {
  /** `otpauth://totp/…` */
  uri: string;
  QrCode: FoundQrCode;
  onDone: () => void;
  onCancel: () => void;
}

const groupByFour = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

function validate({ code = '' }: Record<string, string>): Problems {
  return /^\d{6}$/.test(code.replaceAll(' ', ''))
    ? {}
    : { code: translate({ id: 'account.secondFactor.sixDigits', message: 'Enter the 6 digits.' }) };
}

function toProblems(failure: Failure): Problems {
  return ['INVALID_CODE', 'CODE_ALREADY_USED'].includes(failure.code)
    ? { code: failureText(failure) }
    : {};
}

async function send({ code = '' }: Record<string, string>) {
  const { verifySecondFactor } = await loadAuth();
  return verifySecondFactor('totp', { code: code.replaceAll(' ', ''), trustDevice: false });
}

/** Passes the secret to the app; a first code proves that the app has it. */
export default function SetUpApp({ uri, QrCode, onDone, onCancel }: SetUpAppProps): ReactNode {
  const first = useRef<HTMLOListElement>(null);
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send,
    toProblems,
    onDone,
  });
  const secret = new URL(uri).searchParams.get('secret') ?? '';

  useEffect(() => first.current?.focus(), []);

  return (
    <Form {...formProps}>
      <ol ref={first} tabIndex={-1} className={styles.steps}>
        <li>
          <Translate id="profile.twoFactor.scan">
            Scan this QR code with your authenticator app.
          </Translate>
          <div>
            <span className={styles.code}>
              <QrCode uri={uri} />
            </span>
          </div>
          <p>
            <Translate id="profile.twoFactor.key">
              Can’t scan it? Enter this key in the app:
            </Translate>
          </p>
          <div className={styles.buttons}>
            <code className={styles.secret} dir="ltr">
              {groupByFour(secret)}
            </code>
            <CopyButton
              text={secret}
              label={translate({ id: 'profile.twoFactor.copyKey', message: 'Copy key' })}
            />
          </div>
        </li>
        <li>
          <Translate id="profile.twoFactor.firstCode">
            Enter the 6-digit code from the app.
          </Translate>
        </li>
      </ol>
      <FailureNote failure={failure} />
      <Field
        name="code"
        dir="ltr"
        label={translate({ id: 'account.secondFactor.code', message: 'Code' })}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        problem={problems.code}
      />
      <div className={profileStyles.actions}>
        <SubmitButton busy={busy}>
          <Translate id="profile.twoFactor.confirm">Turn on</Translate>
        </SubmitButton>
        <CancelButton onClick={onCancel} />
      </div>
    </Form>
  );
}
