import { type ReactNode, useState } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { isVisible } from '@gatehouse/contract/displayText';
import { isMailLocale } from '@gatehouse/contract/mailLocale';
import FailureNote from '../form/FailureNote';
import Field from '../form/Field';
import Form from '../form/Form';
import NewPasswordField from '../form/NewPasswordField';
import { passwordProblem } from '../form/passwordProblem';
import SubmitButton from '../form/SubmitButton';
import { type Problems, useForm } from '../form/useForm';
import styles from './account.module.css';
import AlreadySignedIn from './AlreadySignedIn';
import EmailAddress from './EmailAddress';
import { emailProblem } from './emailProblem';
import { failureProblems } from './failureProblems';
import CheckMail from './mailLink/CheckMail';
import { useSession } from './useSession';
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
        message: 'Enter the name that we should call you by.',
      }),
    }),
    ...(wrongEmail && { email: wrongEmail }),
    ...(wrongPassword && { password: wrongPassword }),
  };
}

/** A new account, which begins when the link in the mail is followed. */
export default function SignUpForm(): ReactNode {
  const { me } = useSession();
  const signUpRule = useSignInMethods()?.signUp;
  const next = useReturnPath();
  const { signIn } = useSignInLinks();
  const { currentLocale } = useDocusaurusContext().i18n;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: async ({ name = '', email = '', password = '' }) => {
      const { signUp } = await loadAuth();
      const locale = isMailLocale(currentLocale) ? currentLocale : 'en';
      return signUp({ name: name.trim(), email: email.trim(), password, next, locale });
    },
    toProblems: failureProblems,
    onDone: (form) => setSentTo(String(new FormData(form).get('email')).trim()),
  });

  if (me) return <AlreadySignedIn me={me} />;
  const hasAccount = (
    <p className={styles.other}>
      <Translate id="account.signUp.hasAccount">Have an account already?</Translate>{' '}
      <Link to={signIn}>
        <Translate id="account.signUp.toSignIn">Sign in</Translate>
      </Link>
    </p>
  );
  if (signUpRule === 'closed') {
    return (
      <>
        <p role="status" className={styles.lead}>
          <Translate id="account.signUp.closed">
            This site is not taking new accounts. If you should have one, ask whoever runs the site.
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
          onBack={() => setSentTo(null)}
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
              'We have sent a mail to {address}. Open the link in it within 15 minutes, and your account is ready.'
            }
          </Translate>
        </CheckMail>
      )}
      {/* It stays, so that nothing has to be typed again for another address. */}
      <div hidden={sentTo !== null}>
        {signUpRule === 'limited' && (
          <p role="status" className={styles.lead}>
            <Translate id="account.signUp.limited">
              Only certain email addresses may sign up here, such as those of a company. Use the one
              that the site knows you by.
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
        </Form>
        <div className={styles.ways}>
          <ProviderButtons />
        </div>
      </div>
      {hasAccount}
    </>
  );
}
