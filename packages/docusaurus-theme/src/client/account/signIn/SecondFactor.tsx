import { type FormEvent, type ReactNode, useState } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Checkbox from '../../form/Checkbox';
import FailureNote from '../../form/FailureNote';
import { failureText } from '../../form/failureText';
import Field from '../../form/Field';
import Form from '../../form/Form';
import SubmitButton from '../../form/SubmitButton';
import { useFirstEmptyField } from '../../form/useFirstEmptyField';
import { type Problems, useForm } from '../../form/useForm';
import type { Failure } from '../../api/api';
import styles from '../account.module.css';
import { continueTo } from '../continueTo';
import AlreadySignedIn from '../AlreadySignedIn';
import { useReturnPath } from '../useReturnPath';
import { useSession } from '../useSession';
import { useSignInLinks } from '../useSignInLinks';
import { useArrival } from './arrival';
import { keptSession } from './keptSession';
import PasskeyButton from './PasskeyButton';
import { loadAuth } from '../../api/load';

/** The sign-in has expired: another code would not help. */
const EXPIRED_CODES = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);

/** Removes spaces and dashes, which apps show or copy. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '');
const isWholeCode = (code: string): boolean => /^\d{6}$/.test(plainCode(code));

function validateTotp({ code = '' }: Record<string, string>): Problems {
  return isWholeCode(code)
    ? {}
    : {
        code: translate({
          id: 'account.secondFactor.sixDigits',
          message: 'Enter the 6-digit code.',
        }),
      };
}

function validateBackupCode({ code = '' }: Record<string, string>): Problems {
  return /^[\w-]{8,16}$/.test(code.replace(/\s/g, ''))
    ? {}
    : {
        code: translate({
          id: 'account.secondFactor.wholeCode',
          message: 'Enter a complete backup code.',
        }),
      };
}

function toProblems(failure: Failure): Problems {
  return ['INVALID_CODE', 'CODE_ALREADY_USED', 'INVALID_BACKUP_CODE'].includes(failure.code)
    ? { code: failureText(failure) }
    : {};
}

type Way = 'totp' | 'backup-code';

/** After the first factor: a code from the authenticator app, or a backup code. */
export default function SecondFactor(): ReactNode {
  const isBrowser = useIsBrowser();
  const { me } = useSession();
  const isAsked = useArrival()?.notice === 'first-factor';
  const [way, setWay] = useState<Way>('totp');
  const isTotp = way === 'totp';

  if (!isBrowser) return null;
  if (!isAsked) return me ? <AlreadySignedIn me={me} /> : <NothingPending />;
  return (
    <>
      {/* An error for one kind of code doesn't apply to the other. */}
      <CodeForm key={way} way={way} />
      <div className={styles.ways}>
        <PasskeyButton />
      </div>
      <p className={styles.other}>
        <button
          type="button"
          className="button button--link"
          onClick={() => setWay(isTotp ? 'backup-code' : 'totp')}
        >
          {isTotp ? (
            <Translate id="account.secondFactor.toBackupCode">Use a backup code</Translate>
          ) : (
            <Translate id="account.secondFactor.toCode">Use your authenticator app</Translate>
          )}
        </button>
      </p>
    </>
  );
}

/** For a bookmark, or a sign-in that was started in another tab. */
function NothingPending(): ReactNode {
  const { signIn } = useSignInLinks();
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.secondFactor.none">
          There’s no sign-in waiting for a code in this tab. Sign in first.
        </Translate>
      </p>
      <Link className="button button--primary button--block" to={signIn}>
        <Translate id="account.secondFactor.signIn">Sign in</Translate>
      </Link>
    </>
  );
}

function CodeForm({ way }: { way: Way }): ReactNode {
  const next = useReturnPath();
  const { signIn } = useSignInLinks();
  const isTotp = way === 'totp';
  const { formProps, busy, problems, failure } = useForm({
    validate: isTotp ? validateTotp : validateBackupCode,
    send: async ({ code = '', trust }) => {
      const { verifySecondFactor } = await loadAuth();
      const answer = {
        code: isTotp ? plainCode(code) : code.replace(/\s/g, ''),
        trustDevice: trust !== undefined,
      };
      return keptSession(await verifySecondFactor(way, answer));
    },
    toProblems,
    onDone: () => continueTo(next),
  });

  useFirstEmptyField(formProps.ref);

  /** An app's code has six digits: submits after the last one, without a button. */
  function onCode({ currentTarget }: FormEvent<HTMLInputElement>): void {
    if (isTotp && isWholeCode(currentTarget.value)) currentTarget.form?.requestSubmit();
  }

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      {failure && EXPIRED_CODES.has(failure.code) && (
        <p className={styles.aside}>
          <Link to={signIn}>
            <Translate id="account.secondFactor.restart">Back to sign-in</Translate>
          </Link>
        </p>
      )}
      <Field
        name="code"
        dir="ltr"
        label={
          isTotp
            ? translate({ id: 'account.secondFactor.code', message: 'Code' })
            : translate({ id: 'account.secondFactor.backupCode', message: 'Backup code' })
        }
        hint={
          isTotp ? (
            <Translate id="account.secondFactor.codeHint">
              The 6-digit code from your authenticator app.
            </Translate>
          ) : (
            <Translate id="account.secondFactor.backupCodeHint">
              Each backup code works once.
            </Translate>
          )
        }
        autoComplete={isTotp ? 'one-time-code' : 'off'}
        inputMode={isTotp ? 'numeric' : 'text'}
        autoCapitalize="none"
        spellCheck={false}
        required
        onInput={onCode}
        // After a wrong code, typing replaces it.
        onFocus={({ currentTarget }) => currentTarget.select()}
        problem={problems.code}
      />
      <div className={styles.row}>
        <Checkbox
          name="trust"
          label={translate({
            id: 'account.secondFactor.trust',
            message: 'Trust this browser for 30 days',
          })}
        />
      </div>
      <SubmitButton busy={busy} className="button--block">
        <Translate id="account.secondFactor.submit">Continue</Translate>
      </SubmitButton>
    </Form>
  );
}
