import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { EmailChangeAnswer } from '@gatehouse/contract/account';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { ROUTES } from '../../api/siteData';
import { callApi } from '../../api/api';
import styles from '../account.module.css';
import { refreshSession } from '../followSession';
import { hasSignedInHint } from '../signedInHint';
import LinkButton from './LinkButton';

/** One of the two addresses agrees that an account gets another one. Needs no sign-in. */
export default function ConfirmEmailChange({ token }: { token: string }): ReactNode {
  const [status, setStatus] = useState<EmailChangeAnswer['status'] | null>(null);
  if (status !== null) return <Confirmed status={status} />;
  return (
    <LinkButton
      lead={
        <Translate id="account.emailChange.lead">
          Somebody asked to give an account another email address. Go on if that was you; otherwise
          close this page, and nothing changes.
        </Translate>
      }
      button={<Translate id="account.emailChange.submit">Yes, change the address</Translate>}
      act={() => callApi<EmailChangeAnswer>('/api/me/email/confirm', { token }, 'POST')}
      onDone={(answer) => {
        setStatus(answer.status);
        // This browser's pages show the new address.
        if (answer.status === 'changed' && hasSignedInHint()) void refreshSession();
      }}
      whenOver={
        <Link className="button button--primary button--block" to={`${ROUTES.profile}?edit#email`}>
          <Translate id="account.emailChange.again">Ask for it again</Translate>
        </Link>
      }
    />
  );
}

function Confirmed({ status }: EmailChangeAnswer): ReactNode {
  const note = useRef<HTMLParagraphElement>(null);
  // The button that had the focus is gone.
  useEffect(() => note.current?.focus(), []);
  return (
    <>
      <p ref={note} role="status" tabIndex={-1} className={styles.notice}>
        {status === 'changed' ? (
          <Translate id="account.emailChange.changed">
            Both addresses have agreed: the new one counts from now on. Sign in with it.
          </Translate>
        ) : (
          <Translate id="account.emailChange.waiting">
            Thank you. Now open the link in the mail to the other address: the change waits for it.
          </Translate>
        )}
      </p>
      {status === 'changed' && (
        <Link className="button button--primary button--block" to={`${ROUTES.profile}#email`}>
          <Translate id="account.emailChange.toAccount">To your account</Translate>
        </Link>
      )}
    </>
  );
}
