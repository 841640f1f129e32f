import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import CarryLink from '../CarryLink';
import EmailAddress from '../EmailAddress';
import { useSignInLinks } from '../useSignInLinks';
import MailForm from './MailForm';
import { loadAuth } from '../../api/load';

/** Requests a link to set a new password. */
export default function ForgotPassword(): ReactNode {
  const { signIn } = useSignInLinks();
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.forgot.lead">
          Enter your account’s email, and we’ll send you a link to set a new password.
        </Translate>
      </p>
      <MailForm
        send={async (email) => {
          const { requestPasswordReset } = await loadAuth();
          return requestPasswordReset(email);
        }}
        submit={<Translate id="account.forgot.submit">Send link</Translate>}
        sent={(address) => (
          <Translate
            id="account.forgot.sent"
            values={{ address: <EmailAddress>{address}</EmailAddress> }}
          >
            {
              'If {address} has an account, a link is on its way. It works once and expires in 1 hour.'
            }
          </Translate>
        )}
      />
      <p className={styles.other}>
        <CarryLink to={signIn}>
          <Translate id="account.forgot.back">Back to sign-in</Translate>
        </CarryLink>
      </p>
    </>
  );
}
