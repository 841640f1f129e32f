import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AppRequest } from '@gatehouse/contract/account';
import Translate, { translate } from '@docusaurus/Translate';
import { callApi, type Failure, type Result } from '../../api/api';
import FailureNote from '../../form/FailureNote';
import styles from '../account.module.css';
import EmailAddress from '../EmailAddress';

interface QuestionProps {
  clientId: string;
  /** The host of the redirect URI; `null` for an app on this computer. */
  host: string | null;
  /** The query string that the server has signed. */
  search: string;
  email: string;
}

/** The error codes for an expired or tampered request. */
const EXPIRED = new Set(['BAD_REQUEST', 'INVALID_INPUT', 'NOT_FOUND']);

export default function Question({ clientId, host, search, email }: QuestionProps): ReactNode {
  const [app, setApp] = useState<Result<AppRequest> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [answer, setAnswer] = useState<'consent' | 'deny' | null>(null);
  const [isDone, setDone] = useState(false);
  const done = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const path = `/api/me/apps/request?client_id=${encodeURIComponent(clientId)}`;
    void callApi<AppRequest>(path).then(setApp);
  }, [clientId]);
  // The focused buttons have been removed.
  useEffect(() => done.current?.focus(), [isDone]);

  async function send(given: 'consent' | 'deny'): Promise<void> {
    if (answer !== null) return;
    setAnswer(given);
    setFailure(null);
    const body = { request: search.slice(1) };
    const sent = await callApi<{ url: string }>(`/api/auth/oauth2/${given}`, body, 'POST');
    if (sent.ok) {
      setDone(true);
      window.location.assign(sent.value.url);
      return;
    }
    setAnswer(null);
    setFailure(sent);
  }

  if (app === null) {
    return (
      <p role="status" className={styles.aside}>
        <Translate id="profile.rowLoading">Loading…</Translate>
      </p>
    );
  }
  const refusal = failure ?? (app.ok ? null : app);
  if (refusal !== null && EXPIRED.has(refusal.code)) {
    return (
      <p role="alert" className={styles.lead}>
        <Translate id="account.consent.over">
          This request is no longer valid. Go back to the app and try again.
        </Translate>
      </p>
    );
  }
  if (!app.ok) return <FailureNote failure={app} />;
  if (isDone) {
    return (
      <p ref={done} role="status" tabIndex={-1} className={styles.notice}>
        <Translate id="account.consent.done">
          Continue in the app. You can close this page.
        </Translate>
      </p>
    );
  }
  const name = <strong className={styles.appName}>{app.value.name}</strong>;
  return (
    <>
      <p className={styles.lead}>
        <Translate id="account.consent.lead" values={{ name }}>
          {'{name} wants to read this site as you. If you allow it, it can:'}
        </Translate>
      </p>
      <ul className={styles.list}>
        <li>
          <Translate id="account.consent.read">
            search and read every page that you can read
          </Translate>
        </li>
        <li>
          <Translate id="account.consent.until">
            keep this access until you disconnect it in your account
          </Translate>
        </li>
      </ul>
      <p className={styles.aside}>
        <Translate id="account.consent.never">
          The app doesn’t get your name, email or password, and can’t change your account.
        </Translate>
      </p>
      <p className={styles.notice}>
        {host === null ? (
          <Translate id="account.consent.local">
            You’ll return to an app on this computer. Its name isn’t verified. Allow it only if you
            just started this yourself.
          </Translate>
        ) : (
          <Translate
            id="account.consent.host"
            values={{ host: <strong className={styles.appName}>{host}</strong> }}
          >
            {
              'You’ll be sent to {host}. The app’s name isn’t verified. Allow it only if you trust this address and just started this yourself.'
            }
          </Translate>
        )}
      </p>
      <p className={styles.aside}>
        <Translate id="account.consent.as" values={{ email: <EmailAddress>{email}</EmailAddress> }}>
          {'You’re signed in as {email}.'}
        </Translate>
      </p>
      <FailureNote failure={failure} />
      <div
        className={styles.actions}
        role="group"
        aria-label={translate({ id: 'account.consent.answer', message: 'Your answer' })}
      >
        <button
          type="button"
          className="button button--primary"
          aria-disabled={answer !== null || undefined}
          onClick={() => void send('consent')}
        >
          <Translate id="account.consent.allow">Allow</Translate>
        </button>
        <button
          type="button"
          className="button button--secondary"
          aria-disabled={answer !== null || undefined}
          onClick={() => void send('deny')}
        >
          <Translate id="account.consent.deny">Don’t allow</Translate>
        </button>
      </div>
    </>
  );
}
