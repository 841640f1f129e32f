import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import EmailAddress from '../EmailAddress';
import { useSignInLinks } from '../useSignInLinks';
import MailForm from './MailForm';
import { loadAuth } from '../../api/load';

/** A link by mail for a new password. */
export default function ForgotPassword(): ReactNode {
  const { signIn } = useSignInLinks();
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.forgot.lead">
          Enter the address of your account. We send a link with which you set a new password.
        </Translate>
      </p>
      <MailForm
        send={async (email) => {
          const { requestPasswordReset } = await loadAuth();
          return requestPasswordReset(email);
        }}
        submit={<Translate id="account.forgot.submit">Send the link</Translate>}
        sent={(address) => (
          <Translate
            id="account.forgot.sent"
            values={{ address: <EmailAddress>{address}</EmailAddress> }}
          >
            {
              'If there is an account with {address}, a link is on its way. It is good for one hour, and once.'
            }
          </Translate>
        )}
      />
      <p className={styles.other}>
        <Link to={signIn}>
          <Translate id="account.forgot.back">Back to sign-in</Translate>
        </Link>
      </p>
    </>
  );
}
