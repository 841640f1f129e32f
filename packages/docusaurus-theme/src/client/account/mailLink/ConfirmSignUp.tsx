import { type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { ROUTES } from '../../api/siteData';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import PasswordField from '../../form/PasswordField';
import SubmitButton from '../../form/SubmitButton';
import { type Problems, useForm } from '../../form/useForm';
import type { Failure } from '../../api/api';
import { loadAuth } from '../../api/load';
import styles from '../account.module.css';
import { failureProblems } from '../failureProblems';
import { continueTo } from '../continueTo';
import type { Arrival } from '../signIn/arrival';
import { keepChoices } from '../signIn/keepChoices';
import { keptSession } from '../signIn/keptSession';
import { useAccountPath } from '../useAccountPath';

interface ConfirmSignUpProps {
  token: string;
  /** In place of the form, once the link has turned out to be over. */
  whenOver: ReactNode;
}

/**
 * Proves the address of a new account, and signs in. The password says that whoever follows the link
 * has signed up: a stranger may have done so with the same address.
 */
export default function ConfirmSignUp({ token, whenOver }: ConfirmSignUpProps): ReactNode {
  const history = useHistory<Arrival>();
  const signInPage = useBaseUrl(ROUTES.signIn);
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
    send: ({ password = '' }) => confirm(token, password),
    toProblems,
    onDone: (_form, { email, next, isSignedIn }) => {
      if (isSignedIn) continueTo(next);
      else {
        const page = `${signInPage}?next=${encodeURIComponent(next)}`;
        history.replace(page, { notice: 'confirmed', email });
      }
    },
  });
  if (failure?.code === 'INVALID_TOKEN') {
    return (
      <>
        <FailureNote failure={failure} />
        {whenOver}
      </>
    );
  }
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <p className={styles.lead}>
        <Translate id="account.verify.password">
          One more step: type the password that you signed up with, and your account is ready.
        </Translate>
      </p>
      <PasswordField
        name="password"
        label={translate({ id: 'form.password', message: 'Password' })}
        autoComplete="current-password"
        problem={problems.password}
      />
      <SubmitButton busy={busy} className="button--block">
        <Translate id="account.verify.submit">Confirm my address</Translate>
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
          {'If you have forgotten it, {signUp}. If you did not sign up, close this page.'}
        </Translate>
      </p>
    </Form>
  );
}

async function confirm(token: string, password: string) {
  const { verifyEmail, signIn } = await loadAuth();
  const confirmed = await verifyEmail(token, password);
  if (!confirmed.ok) return confirmed;
  const { email } = confirmed.value;
  const entered = await keptSession(await signIn({ email, password, rememberMe: true }));
  if (entered.ok) await keepChoices();
  return { ...confirmed, value: { ...confirmed.value, isSignedIn: entered.ok } };
}

function toProblems(failure: Failure): Problems {
  if (failure.code !== 'INVALID_PASSWORD') return failureProblems(failure);
  return {
    password: translate({
      id: 'account.verify.wrongPassword',
      message: 'This is not the password that you signed up with.',
    }),
  };
}
