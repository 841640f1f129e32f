import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import CarryLink from '../CarryLink';
import EmailAddress from '../EmailAddress';
import { useSignInLinks } from '../useSignInLinks';
import ConfirmEmailChange from './ConfirmEmailChange';
import ConfirmSignUp from './ConfirmSignUp';
import MailForm from './MailForm';
import { useLinkToken } from './useLinkToken';
import { loadAuth } from '../../api/load';

/**
 * Confirms the email of a new account and signs in, or sends the link again. Links that confirm an
 * email change also open this page.
 */
export default function VerifyEmail(): ReactNode {
  const token = useLinkToken();
  const change = useLinkToken('change');
  if (token === undefined) return null;
  if (change) return <ConfirmEmailChange key={change} token={change} />;
  if (token === null) return <ResendForm />;
  return <ConfirmSignUp key={token} token={token} whenExpired={<ResendForm />} />;
}

function ResendForm(): ReactNode {
  const { signIn } = useSignInLinks();
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.verify.again">
          The link in our email works once and expires after 15 minutes. If you’ve already used it,
          just sign in. Otherwise, request a new one.
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
            {'If {address} is waiting to be confirmed, a new link is on its way.'}
          </Translate>
        )}
      />
      <p className={styles.other}>
        <CarryLink to={signIn}>
          <Translate id="account.signUp.toSignIn">Sign in</Translate>
        </CarryLink>
      </p>
    </>
  );
}
