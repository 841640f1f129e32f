import { type ReactNode, useState } from 'react';
import type { ResetReview } from '@gatehouse/contract/account';
import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { ROUTES } from '../../api/siteData';
import FailureNote from '../../form/FailureNote';
import Form from '../../form/Form';
import NewPasswordField from '../../form/NewPasswordField';
import { passwordProblem } from '../../form/passwordProblem';
import SubmitButton from '../../form/SubmitButton';
import { useFirstEmptyField } from '../../form/useFirstEmptyField';
import { type Problems, useForm } from '../../form/useForm';
import styles from '../account.module.css';
import { failureProblems } from '../failureProblems';
import { refreshSession } from '../followSession';
import type { Arrival } from '../signIn/arrival';
import { hasSignedInHint } from '../signedInHint';
import AfterReset, { fetchReview, needsReview } from './AfterReset';
import { useLinkToken } from './useLinkToken';
import { loadAuth } from '../../api/load';

function validate({ password = '' }: Record<string, string>): Problems {
  const wrong = passwordProblem(password);
  return wrong === null ? {} : { password: wrong };
}

/**
 * Sets a new password with the link from an email, then continues to sign-in. If there are other ways
 * into the account, they are shown first.
 */
export default function ResetPassword(): ReactNode {
  const token = useLinkToken();
  const history = useHistory<Arrival>();
  const signInPage = useBaseUrl(ROUTES.signIn);
  const [review, setReview] = useState<ResetReview | null>(null);
  const { formProps, busy, problems, failure } = useForm({
    validate,
    send: async ({ password = '' }) => {
      const { resetPassword } = await loadAuth();
      const done = await resetPassword(token ?? '', password);
      if (!done.ok) return done;
      const known = await fetchReview(token ?? '');
      return { ok: true, value: known.ok && needsReview(known.value) ? known.value : null };
    },
    toProblems: failureProblems,
    onDone: (_form, found: ResetReview | null) => {
      // This browser's session has ended with all others.
      if (hasSignedInHint()) void refreshSession();
      if (found === null) history.replace(signInPage, { notice: 'password-set' });
      else setReview(found);
    },
  });

  useFirstEmptyField(formProps.ref);

  if (token && review) return <AfterReset token={token} review={review} />;
  if (token === undefined) return null;
  if (token === null || failure?.code === 'INVALID_TOKEN') return <LinkExpired />;
  return (
    <Form {...formProps}>
      <FailureNote failure={failure} />
      <p className={styles.lead}>
        <Translate id="account.reset.lead">
          Setting a new password signs you out on all devices.
        </Translate>
      </p>
      <NewPasswordField
        name="password"
        label={translate({ id: 'account.reset.password', message: 'New password' })}
        problem={problems.password}
      />
      <SubmitButton busy={busy} className="button--block">
        <Translate id="account.reset.submit">Set password</Translate>
      </SubmitButton>
    </Form>
  );
}

function LinkExpired(): ReactNode {
  return (
    <>
      <p role="alert" className={styles.lead}>
        <Translate id="account.reset.over">
          This link no longer works. Reset links work once and expire after 1 hour.
        </Translate>
      </p>
      <Link className="button button--primary button--block" to={ROUTES.forgotPassword}>
        <Translate id="account.reset.again">Get a new link</Translate>
      </Link>
    </>
  );
}
