import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from '../account.module.css';
import EmailAddress from '../EmailAddress';
import MailForm from '../mailLink/MailForm';
import { useReturnPath } from '../useReturnPath';
import { loadAuth } from '../../api/load';

interface MagicLinkFormProps {
  email?: string;
  onBack: () => void;
}

/** Sends a sign-in link. */
export default function MagicLinkForm({ email, onBack }: MagicLinkFormProps): ReactNode {
  const next = useReturnPath();
  return (
    <>
      <MailForm
        email={email}
        send={async (address) => {
          const { sendMagicLink } = await loadAuth();
          return sendMagicLink(address, next);
        }}
        submit={<Translate id="account.magicLink.submit">Send link</Translate>}
        sent={(address) => (
          <Translate
            id="account.magicLink.sent"
            values={{ address: <EmailAddress>{address}</EmailAddress> }}
          >
            {
              'If {address} has an account, a sign-in link is on its way. It works once and expires in 15 minutes.'
            }
          </Translate>
        )}
      />
      <p className={styles.other}>
        <button type="button" className="button button--link" onClick={onBack}>
          <Translate id="account.magicLink.back">Other ways to sign in</Translate>
        </button>
      </p>
    </>
  );
}
