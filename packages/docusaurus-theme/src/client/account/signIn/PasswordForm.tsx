import { type ReactNode, useId } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import Checkbox from '../../form/Checkbox';
import FailureNote from '../../form/FailureNote';
import Field from '../../form/Field';
import Form from '../../form/Form';
import PasswordField from '../../form/PasswordField';
import SubmitButton from '../../form/SubmitButton';
import { useFirstEmptyField } from '../../form/useFirstEmptyField';
import { type Problems, useForm } from '../../form/useForm';
import styles from '../account.module.css';
import CarryLink from '../CarryLink';
import { emailProblem } from '../emailProblem';
import { failureProblems } from '../failureProblems';
import { useAccountPath } from '../useAccountPath';
import { useArrival } from './arrival';
import { keptSession } from './keptSession';
import LastUsed from './LastUsed';
import { useEnter } from './useEnter';
import { loadAuth } from '../../api/load';

function validate({ email = '', password = '' }: Record<string, string>): Problems {
  const wrongEmail = emailProblem(email);
  return {
    ...(wrongEmail && { email: wrongEmail }),
    ...(password === '' && {
      password: translate({ id: 'form.problem.passwordMissing', message: 'Enter your password.' }),
    }),
  };
}

async function send({ email = '', password = '', remember }: Record<string, string>) {
  const { signIn } = await loadAuth();
  return keptSession(
    await signIn({ email: email.trim(), password, rememberMe: remember !== undefined }),
  );
}

interface PasswordFormProps {
  /** Email of a reader who is signing in again. */
  email?: string | undefined;
  /** Requests a link by email instead. @param email what was typed so far */
  onLink: (email: string) => void;
}

/** Email and password. The email field also offers passkeys. */
export default function PasswordForm({ email, onLink }: PasswordFormProps): ReactNode {
  const lastUsed = useId();
  const lastUsedLink = useId();
  const enter = useEnter();
  const arrival = useArrival();
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send,
    toProblems: failureProblems,
    onDone: (_form, answer) => enter(answer),
  });
  useFirstEmptyField(formProps.ref);
  const forgotPassword = useAccountPath('forgotPassword');
  const verifyEmail = useAccountPath('verifyEmail');

  function readEmail(): string {
    const field = formProps.ref.current?.elements.namedItem('email');
    return field instanceof HTMLInputElement ? field.value : '';
  }

  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      {failure?.code === 'INVALID_EMAIL_OR_PASSWORD' && (
        <p className={styles.aside}>
          <Translate id="account.signIn.unconfirmed">
            Just signed up? Open the link in our email first.
          </Translate>{' '}
          <CarryLink to={verifyEmail}>
            <Translate id="account.signIn.resend">Resend the email</Translate>
          </CarryLink>
        </p>
      )}
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={translate({ id: 'form.email', message: 'Email' })}
        autoComplete="username webauthn"
        required
        defaultValue={arrival?.email ?? email}
        problem={problems.email}
      />
      <PasswordField
        name="password"
        label={translate({ id: 'form.password', message: 'Password' })}
        autoComplete="current-password"
        problem={problems.password}
      />
      <div className={styles.row}>
        <Checkbox
          name="remember"
          defaultChecked
          label={translate({ id: 'account.signIn.remember', message: 'Keep me signed in' })}
        />
        <CarryLink to={forgotPassword}>
          <Translate id="account.signIn.forgot">Forgot password?</Translate>
        </CarryLink>
      </div>
      <div className={styles.way}>
        <SubmitButton busy={busy} className="button--block" describedBy={lastUsed}>
          {busy ? (
            <Translate id="account.signIn.busy">Signing in…</Translate>
          ) : (
            <Translate id="account.signIn.submit">Sign in</Translate>
          )}
        </SubmitButton>
        <LastUsed method="email" id={lastUsed} />
      </div>
      <p className={styles.or}>
        <Translate id="account.signIn.or">or</Translate>
      </p>
      <div className={styles.way}>
        <button
          type="button"
          className="button button--secondary button--block"
          aria-describedby={lastUsedLink}
          onClick={() => onLink(readEmail())}
        >
          <Translate id="account.signIn.magicLink">Email me a link</Translate>
        </button>
        <LastUsed method="magic-link" id={lastUsedLink} />
      </div>
    </Form>
  );
}
