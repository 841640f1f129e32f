import { type ReactNode, useEffect, useRef, useState } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import PasswordField from '../../form/PasswordField';
import SubmitButton from '../../form/SubmitButton';
import { useFirstEmptyField } from '../../form/useFirstEmptyField';
import { type Problems, useForm } from '../../form/useForm';
import { type Failure, type Result, UNREACHABLE } from '../../api/api';
import { loadAuth } from '../../api/load';
import styles from '../account.module.css';
import { failureProblems } from '../failureProblems';
import { continueTo } from '../continueTo';
import { keepChoices } from '../signIn/keepChoices';
import { keptSession } from '../signIn/keptSession';
import { forgetSignUpSecret, getSignUpSecret } from '../signUpSecret';
import { useAccountPath } from '../useAccountPath';

interface ConfirmSignUpProps {
  token: string;
  /** Replaces the form if the link has expired. */
  whenExpired: ReactNode;
}

/**
 * Verifies the address of a new account, and signs in. In the browser that signed up, nothing else
 * is required, because an email scanner doesn't have its secret. Elsewhere, the password proves
 * that the person who follows the link signed up: a stranger may have signed up with the same
 * address (CRD-14).
 */
export default function ConfirmSignUp({ token, whenExpired }: ConfirmSignUpProps): ReactNode {
  const [secret, setSecret] = useState(getSignUpSecret);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isAsked = useRef(false);

  useEffect(() => {
    // Only once: the link works once, and an effect may run twice.
    if (secret === null || isAsked.current) return;
    isAsked.current = true;
    void confirm(token, { browserSecret: secret })
      .catch(() => UNREACHABLE)
      .then((result) => {
        if (result.ok) {
          continueTo(result.value.next);
          return;
        }
        // Signed up in another browser: the password is required here.
        if (result.code !== 'INVALID_PASSWORD') setFailure(result);
        setSecret(null);
      });
  }, [secret, token]);

  if (secret !== null) {
    return (
      <p role="status" className={styles.lead}>
        <Translate id="account.verify.busy">Confirming your email…</Translate>
      </p>
    );
  }
  if (failure?.code === 'INVALID_TOKEN') {
    return (
      <>
        <FailureNote failure={failure} />
        {whenExpired}
      </>
    );
  }
  return <PasswordForm token={token} firstFailure={failure} onOver={setFailure} />;
}

interface PasswordFormProps {
  token: string;
  /** Why the browser's secret was not enough, unless the sign-up is from another browser. */
  firstFailure: Failure | null;
  onOver: (failure: Failure) => void;
}

function PasswordForm({ token, firstFailure, onOver }: PasswordFormProps): ReactNode {
  const signUp = useAccountPath('signUp');
  const { formProps, busy, problems, failure } = useForm({
    validate: ({ password = '' }): Problems =>
      password === ''
        ? {
            password: translate({
              id: 'form.problem.passwordMissing',
              message: 'Enter your password.',
            }),
          }
        : {},
    send: async ({ password = '' }) => {
      const result = await confirm(token, { password });
      if (!result.ok && result.code === 'INVALID_TOKEN') onOver(result);
      return result;
    },
    toProblems,
    onDone: (_form, { next }) => continueTo(next),
  });
  useFirstEmptyField(formProps.ref);
  return (
    <Form {...formProps}>
      <FailureNote failure={failure ?? firstFailure} />
      <p className={styles.lead}>
        <Translate id="account.verify.password">
          Enter the password you signed up with to finish creating your account.
        </Translate>
      </p>
      <PasswordField
        name="password"
        label={translate({ id: 'form.password', message: 'Password' })}
        autoComplete="current-password"
        problem={problems.password}
      />
      <SubmitButton busy={busy} className="button--block">
        <Translate id="account.verify.submit">Confirm email</Translate>
      </SubmitButton>
      <p className={styles.other}>
        <Translate
          id="account.verify.notMine"
          values={{
            signUp: (
              <Link to={signUp}>
                <Translate id="account.verify.signUpAgain">sign up again</Translate>
              </Link>
            ),
          }}
        >
          {'Forgot it? Just {signUp}. If you didn’t sign up, close this page.'}
        </Translate>
      </p>
    </Form>
  );
}

async function confirm(
  token: string,
  by: { password: string } | { browserSecret: string },
): Promise<Result<{ next: string }>> {
  const { verifyEmail } = await loadAuth();
  const result = await keptSession(await verifyEmail(token, by));
  if (result.ok) {
    forgetSignUpSecret();
    await keepChoices();
  }
  return result;
}

function toProblems(failure: Failure): Problems {
  if (failure.code !== 'INVALID_PASSWORD') return failureProblems(failure);
  return {
    password: translate({
      id: 'account.verify.wrongPassword',
      message: 'That isn’t the password you signed up with.',
    }),
  };
}
