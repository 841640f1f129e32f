import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '@site/src/components/form/FailureNote';
import Field from '@site/src/components/form/Field';
import NewPasswordField from '@site/src/components/form/NewPasswordField';
import { passwordProblem } from '@site/src/components/form/passwordProblem';
import SubmitButton from '@site/src/components/form/SubmitButton';
import { type Problems, useForm } from '@site/src/components/form/useForm';
import { readChoices } from '@site/src/components/preferences/storedPreferences';
import { callApi } from '@site/src/lib/api';
import styles from './account.module.css';
import AlreadySignedIn from './AlreadySignedIn';
import { emailProblem } from './emailProblem';
import { failureProblems } from './failureProblems';
import { useSession } from './SessionContext';
import { setSignedInHint } from './signedInHint';
import { useReturnPath } from './useReturnPath';
import { useSignInLinks } from './useSignInLinks';

function validate({ name = '', email = '', password = '' }: Record<string, string>): Problems {
  const wrongEmail = emailProblem(email);
  const wrongPassword = passwordProblem(password);
  return {
    ...(name.trim() === '' && {
      name: translate({
        id: 'form.problem.nameMissing',
        message: 'Enter the name that we should call you by.',
      }),
    }),
    ...(wrongEmail && { email: wrongEmail }),
    ...(wrongPassword && { password: wrongPassword }),
  };
}

async function send({ name = '', email = '', password = '' }: Record<string, string>) {
  const { signUp } = await import('@site/src/lib/auth');
  const result = await signUp({ name: name.trim(), email: email.trim(), password });
  const choices = readChoices();
  if (result.ok && Object.keys(choices).length > 0) {
    // What was chosen before there was an account comes along; without it the account is as good.
    await callApi('/api/me/profile', choices);
  }
  return result;
}

/** A new account; leads back to where the reader came from. */
export default function SignUpForm(): ReactNode {
  const { me } = useSession();
  const next = useReturnPath();
  const { signIn } = useSignInLinks();
  const { ref, busy, problems, failure, onSubmit } = useForm({
    validate,
    send,
    toProblems: failureProblems,
    onDone: () => {
      setSignedInHint(true, true);
      window.location.assign(next);
    },
  });

  if (me && !busy) return <AlreadySignedIn me={me} />;
  return (
    <>
      <form ref={ref} onSubmit={onSubmit} noValidate>
        <FailureNote failure={failure} />
        <Field
          name="name"
          label={translate({ id: 'form.name', message: 'Name' })}
          autoComplete="name"
          required
          maxLength={80}
          problem={problems.name}
        />
        <Field
          name="email"
          type="email"
          label={translate({ id: 'form.email', message: 'E-mail' })}
          autoComplete="username"
          required
          problem={problems.email}
        />
        <NewPasswordField
          name="password"
          label={translate({ id: 'form.password', message: 'Password' })}
          problem={problems.password}
        />
        <SubmitButton busy={busy} className="button--block">
          {busy ? (
            <Translate id="account.signUp.busy">Making your account …</Translate>
          ) : (
            <Translate id="account.signUp.submit">Sign up</Translate>
          )}
        </SubmitButton>
      </form>
      <p className={styles.other}>
        <Translate id="account.signUp.hasAccount">Have an account already?</Translate>{' '}
        <Link to={signIn}>
          <Translate id="account.signUp.toSignIn">Sign in</Translate>
        </Link>
      </p>
    </>
  );
}
