import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { EmailChangeAnswer, EmailChangeReview } from '@gatehouse/contract/account';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { callApi, type Result } from '../../api/api';
import { ROUTES } from '../../api/siteData';
import FailureNote from '../../form/FailureNote';
import styles from '../account.module.css';
import EmailAddress from '../EmailAddress';
import { refreshSession } from '../followSession';
import { hasSignedInHint } from '../signedInHint';
import LinkButton from './LinkButton';

/** One of the two addresses confirms an email change. Requires no sign-in. */
export default function ConfirmEmailChange({ token }: { token: string }): ReactNode {
  const [status, setStatus] = useState<EmailChangeAnswer['status'] | null>(null);
  const [review, setReview] = useState<Result<EmailChangeReview> | null>(null);
  useEffect(() => {
    void callApi<EmailChangeReview>('/api/me/email/review', { token }, 'POST').then(setReview);
  }, [token]);

  if (status !== null) return <Confirmed status={status} />;
  if (review === null) return null;
  const again = (
    <Link className="button button--primary button--block" to={`${ROUTES.profile}?edit#email`}>
      <Translate id="account.emailChange.again">Request the change again</Translate>
    </Link>
  );
  if (!review.ok) {
    return (
      <>
        <FailureNote failure={review} />
        {review.code === 'INVALID_TOKEN' && again}
      </>
    );
  }
  const { current, wanted } = review.value;
  return (
    <LinkButton
      lead={
        <Translate
          id="account.emailChange.lead"
          values={{
            current: <EmailAddress>{current}</EmailAddress>,
            wanted: <EmailAddress>{wanted}</EmailAddress>,
          }}
        >
          {
            'Someone asked to change the email of an account from {current} to {wanted}. If it wasn’t you, close this page and nothing changes.'
          }
        </Translate>
      }
      button={<Translate id="account.emailChange.submit">Confirm the change</Translate>}
      act={() => callApi<EmailChangeAnswer>('/api/me/email/confirm', { token }, 'POST')}
      onDone={(answer) => {
        setStatus(answer.status);
        // Updates the address shown in this browser.
        if (answer.status === 'changed' && hasSignedInHint()) void refreshSession();
      }}
      whenExpired={again}
    />
  );
}

function Confirmed({ status }: EmailChangeAnswer): ReactNode {
  const note = useRef<HTMLParagraphElement>(null);
  // The focused button is gone.
  useEffect(() => note.current?.focus(), []);
  return (
    <>
      <p ref={note} role="status" tabIndex={-1} className={styles.notice}>
        {status === 'changed' ? (
          <Translate id="account.emailChange.changed">
            Your email has changed. Use the new one to sign in from now on.
          </Translate>
        ) : (
          <Translate id="account.emailChange.waiting">
            Thanks. Now open the link we sent to the other address to complete the change.
          </Translate>
        )}
      </p>
      {status === 'changed' && (
        <Link className="button button--primary button--block" to={`${ROUTES.profile}#email`}>
          <Translate id="account.emailChange.toAccount">Go to your account</Translate>
        </Link>
      )}
    </>
  );
}
