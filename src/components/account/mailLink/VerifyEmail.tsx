import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import styles from '../account.module.css';
import EmailAddress from '../EmailAddress';
import type { Arrival } from '../signIn/arrival';
import { useSignInLinks } from '../useSignInLinks';
import ConfirmEmailChange from './ConfirmEmailChange';
import LinkButton from './LinkButton';
import MailForm from './MailForm';
import { useLinkToken } from './useLinkToken';
import { loadAuth } from '@site/src/lib/load';

/**
 * Proves the address of a new account, and leads to sign-in; or sends the link once more. Links for
 * another address of an account lead here as well.
 */
export default function VerifyEmail(): ReactNode {
  const token = useLinkToken();
  const change = useLinkToken('change');
  const history = useHistory<Arrival>();
  const signInPage = useBaseUrl('/sign-in');
  if (token === undefined) return null;
  if (change) return <ConfirmEmailChange key={change} token={change} />;
  if (token === null) return <ResendForm />;
  return (
    <LinkButton
      key={token}
      lead={
        <Translate id="account.verify.lead">
          One more step: confirm that this e-mail address is yours, and your account is ready.
        </Translate>
      }
      button={<Translate id="account.verify.submit">Confirm my address</Translate>}
      act={async () => {
        const { verifyEmail } = await loadAuth();
        return verifyEmail(token);
      }}
      onDone={({ email, next }) =>
        history.replace(`${signInPage}?next=${encodeURIComponent(next)}`, {
          notice: 'confirmed',
          email,
        })
      }
      whenOver={<ResendForm />}
    />
  );
}

function ResendForm(): ReactNode {
  const { signIn } = useSignInLinks();
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.verify.again">
          The link in our mail is good for 15 minutes, and once. If you have used it already, just
          sign in. Otherwise get a new one:
        </Translate>
      </p>
      <MailForm
        send={async (email) => {
          const { resendVerification } = await loadAuth();
          return resendVerification(email);
        }}
        submit={<Translate id="account.verify.resend">Send a new link</Translate>}
        sent={(address) => (
          <Translate
            id="account.verify.sent"
            values={{ address: <EmailAddress>{address}</EmailAddress> }}
          >
            {'If a sign-up waits for {address}, a new link is on its way.'}
          </Translate>
        )}
      />
      <p className={styles.other}>
        <Link to={signIn}>
          <Translate id="account.signUp.toSignIn">Sign in</Translate>
        </Link>
      </p>
    </>
  );
}
