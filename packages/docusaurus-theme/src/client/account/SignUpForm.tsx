import { type ReactNode, useState } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { isVisible } from '@gatehouse/contract/displayText';
import { resolveMailLocale } from '@gatehouse/contract/mailLocale';
import FailureNote from '../form/FailureNote';
import Field from '../form/Field';
import Form from '../form/Form';
import NewPasswordField from '../form/NewPasswordField';
import { passwordProblem } from '../form/passwordProblem';
import SubmitButton from '../form/SubmitButton';
import { useFirstEmptyField } from '../form/useFirstEmptyField';
import { type Problems, useForm } from '../form/useForm';
import styles from './account.module.css';
import AlreadySignedIn from './AlreadySignedIn';
import CarryLink from './CarryLink';
import EmailAddress from './EmailAddress';
import { emailProblem } from './emailProblem';
import { failureProblems } from './failureProblems';
import CheckMail from './mailLink/CheckMail';
import { keepSignUpSecret } from './signUpSecret';
import { useSession } from './useSession';
import { useArrival } from './signIn/arrival';
import ProviderButtons from './signIn/ProviderButtons';
import { useSignInMethods } from './signIn/useSignInMethods';
import { useReturnPath } from './useReturnPath';
import { useSignInLinks } from './useSignInLinks';
import { loadAuth } from '../api/load';

function validate({ name = '', email = '', password = '' }: Record<string, string>): Problems {
  const wrongEmail = emailProblem(email);
  const wrongPassword = passwordProblem(password);
  return {
    ...(!isVisible(name) && {
      name: translate({
        id: 'form.problem.nameMissing',
        message: 'Enter your name.',
      }),
    }),
    ...(wrongEmail && { email: wrongEmail }),
    ...(wrongPassword && { password: wrongPassword }),
  };
}

/** Requests a new account, which is created when the link in the email is followed. */
export default function SignUpForm(): ReactNode {
  const { me } = useSession();
  const signUpRule = useSignInMethods()?.signUp;
  const next = useReturnPath();
  const { signIn } = useSignInLinks();
  const { currentLocale } = useDocusaurusContext().i18n;
  const arrival = useArrival();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: async ({ name = '', email = '', password = '' }) => {
      const { signUp } = await loadAuth();
      return signUp({
        name: name.trim(),
        email: email.trim(),
        password,
        next,
        locale: resolveMailLocale(currentLocale),
        browserSecret: keepSignUpSecret(),
      });
    },
    toProblems: failureProblems,
    onDone: (form) => setSentTo(String(new FormData(form).get('email')).trim()),
  });

  useFirstEmptyField(formProps.ref);

  function backToForm(): void {
    setSentTo(null);
    requestAnimationFrame(() => {
      const email = formProps.ref.current?.elements.namedItem('email');
      if (email instanceof HTMLInputElement) email.focus();
    });
  }

  if (me) return <AlreadySignedIn me={me} />;
  const hasAccount = (
    <p className={styles.other}>
      <Translate id="account.signUp.hasAccount">Already have an account?</Translate>{' '}
      <CarryLink to={signIn}>
        <Translate id="account.signUp.toSignIn">Sign in</Translate>
      </CarryLink>
    </p>
  );
  if (signUpRule === 'closed') {
    return (
      <>
        <p role="status" className={styles.lead}>
          <Translate id="account.signUp.closed">
            This site isn’t accepting new accounts. If you think you should have one, contact the
            site’s owner.
          </Translate>
        </p>
        {hasAccount}
      </>
    );
  }
  return (
    <>
      {sentTo !== null && (
        <CheckMail
          onBack={backToForm}
          resend={async () => {
            const { resendVerification } = await loadAuth();
            return resendVerification(sentTo);
          }}
        >
          <Translate
            id="account.signUp.sent"
            values={{ address: <EmailAddress>{sentTo}</EmailAddress> }}
          >
            {
              'We sent an email to {address}. Open the link in it within 15 minutes to finish creating your account.'
            }
          </Translate>
        </CheckMail>
      )}
      {/* The form stays, so that nothing has to be retyped to use another address. */}
      <div hidden={sentTo !== null}>
        {signUpRule === 'limited' && (
          <p role="status" className={styles.lead}>
            <Translate id="account.signUp.limited">
              Only certain email addresses can sign up here, such as those of a company. Use the
              email that the site’s owner knows.
            </Translate>
          </p>
        )}
        <Form {...formProps}>
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
            dir="ltr"
            label={translate({ id: 'form.email', message: 'Email' })}
            autoComplete="username"
            required
            defaultValue={arrival?.email}
            problem={problems.email}
          />
          <NewPasswordField
            name="password"
            label={translate({ id: 'form.password', message: 'Password' })}
            problem={problems.password}
          />
          <SubmitButton busy={busy} className="button--block">
            {busy ? (
              <Translate id="account.signUp.busy">Creating your account…</Translate>
            ) : (
              <Translate id="account.signUp.submit">Sign up</Translate>
            )}
          </SubmitButton>
        </Form>
        <div className={styles.ways}>
          <ProviderButtons />
        </div>
      </div>
      {hasAccount}
    </>
  );
}
