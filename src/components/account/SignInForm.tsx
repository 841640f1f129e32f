import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import FailureNote from '@site/src/components/form/FailureNote';
import Field from '@site/src/components/form/Field';
import PasswordField from '@site/src/components/form/PasswordField';
import SubmitButton from '@site/src/components/form/SubmitButton';
import { type Problems, useForm } from '@site/src/components/form/useForm';
import styles from './account.module.css';
import AlreadySignedIn from './AlreadySignedIn';
import { emailProblem } from './emailProblem';
import { failureProblems } from './failureProblems';
import { useSession } from './SessionContext';
import { setSignedInHint } from './signedInHint';
import { useReturnPath } from './useReturnPath';
import { useSignInLinks } from './useSignInLinks';

function validate({ email = '', password = '' }: Record<string, string>): Problems {
  const wrongEmail = emailProblem(email);
  return {
    ...(wrongEmail && { email: wrongEmail }),
    ...(password === '' && {
      password: translate({ id: 'form.problem.passwordMissing', message: 'Enter your password.' }),
    }),
  };
}

async function send({ email = '', password = '' }: Record<string, string>) {
  const { signIn } = await import('@site/src/lib/auth');
  return signIn({ email: email.trim(), password });
}

/** E-mail and password; leads back to where the reader came from. */
export default function SignInForm(): ReactNode {
  const { me } = useSession();
  const next = useReturnPath();
  const { signUp } = useSignInLinks();
  const { ref, busy, problems, failure, onSubmit } = useForm({
    validate,
    send,
    toProblems: failureProblems,
    onDone: () => {
      setSignedInHint(true, true);
      // A real navigation, so that the server sends the open page.
      window.location.assign(next);
    },
  });

  if (me && !busy) return <AlreadySignedIn me={me} />;
  return (
    <>
      <form ref={ref} onSubmit={onSubmit} noValidate>
        <FailureNote failure={failure} />
        <Field
          name="email"
          type="email"
          label={translate({ id: 'form.email', message: 'E-mail' })}
          autoComplete="username"
          required
          problem={problems.email}
        />
        <PasswordField
          name="password"
          label={translate({ id: 'form.password', message: 'Password' })}
          autoComplete="current-password"
          problem={problems.password}
        />
        <SubmitButton busy={busy} className="button--block">
          {busy ? (
            <Translate id="account.signIn.busy">Signing in …</Translate>
          ) : (
            <Translate id="account.signIn.submit">Sign in</Translate>
          )}
        </SubmitButton>
      </form>
      <p className={styles.other}>
        <Translate id="account.signIn.noAccount">No account yet?</Translate>{' '}
        <Link to={signUp}>
          <Translate id="account.signIn.toSignUp">Sign up</Translate>
        </Link>
      </p>
    </>
  );
}
