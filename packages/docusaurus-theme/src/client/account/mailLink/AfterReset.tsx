import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ResetReview } from '@gatehouse/contract/account';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { ROUTES } from '../../api/siteData';
import FailureNote from '../../form/FailureNote';
import { callApi, type Failure, type Result } from '../../api/api';
import styles from '../account.module.css';

/** @param token from the reset link. Valid for 15 minutes after the password was set */
export function fetchReview(token: string): Promise<Result<ResetReview>> {
  return callApi<ResetReview>('/api/me/reset-review', { token }, 'POST');
}

/** A new password locks out someone who knew the old one, but not someone who added a passkey. */
export function needsReview(review: ResetReview): boolean {
  const { hasSecondFactor, passkeys, connections, apiKeys } = review;
  return hasSecondFactor || passkeys.length + connections.length + apiKeys.length > 0;
}

/** Shows other ways into the account after a reset, and removes them. */
export default function AfterReset(props: { token: string; review: ResetReview }): ReactNode {
  const { token, review } = props;
  const { passkeys, connections, apiKeys, hasSecondFactor } = review;
  const signInPage = useBaseUrl(ROUTES.signIn);
  const heading = useRef<HTMLParagraphElement>(null);
  const [isRemoved, setRemoved] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // The focused form, and later the button, is gone.
  useEffect(() => heading.current?.focus(), [isRemoved]);

  async function removeAll(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const result = await callApi('/api/me/reset-review/remove', { token }, 'POST');
    setBusy(false);
    if (result.ok) setRemoved(true);
    setFailure(result.ok ? null : result);
  }

  const others = isRemoved ? [] : [...passkeys, ...connections, ...apiKeys];
  return (
    <>
      <p ref={heading} role="status" tabIndex={-1} className={styles.notice}>
        {isRemoved ? (
          <Translate id="account.afterReset.removed">
            Removed. You can now sign in with your new password, or with a link sent to your email.
          </Translate>
        ) : (
          <Translate id="account.afterReset.set">
            Your new password is set, and you’ve been signed out everywhere. Your account also has:
          </Translate>
        )}
      </p>
      <FailureNote failure={failure} />
      {others.length + Number(hasSecondFactor) > 0 && (
        <ul className={styles.list}>
          {!isRemoved &&
            passkeys.map(({ id, name }) => (
              <li key={id}>
                <Translate
                  id="account.afterReset.passkey"
                  values={{
                    name: (
                      <bdi>
                        {name ??
                          translate({
                            id: 'account.afterReset.unnamed',
                            message: 'Unnamed',
                          })}
                      </bdi>
                    ),
                  }}
                >
                  {'Passkey: {name}'}
                </Translate>
              </li>
            ))}
          {!isRemoved &&
            connections.map(({ id, name }) => (
              <li key={id}>
                <Translate
                  id="account.afterReset.connection"
                  values={{ provider: <bdi>{name}</bdi> }}
                >
                  {'Connected service: {provider}'}
                </Translate>
              </li>
            ))}
          {!isRemoved &&
            apiKeys.map(({ id, name }) => (
              <li key={id}>
                <Translate id="account.afterReset.apiKey" values={{ name: <bdi>{name}</bdi> }}>
                  {'API key: {name}'}
                </Translate>
              </li>
            ))}
          {hasSecondFactor && (
            <li>
              <Translate id="account.afterReset.secondFactor">
                An authenticator app. It stays on: sign in with a code to turn it off. If it isn’t
                yours, contact the site’s owner.
              </Translate>
            </li>
          )}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <p className={styles.lead}>
            <Translate id="account.afterReset.lead">
              Think someone else was in your account? Remove all passkeys, connected services and
              API keys. You can add your own again after you sign in.
            </Translate>
          </p>
          <button
            type="button"
            className="button button--secondary button--block margin-bottom--md"
            aria-disabled={isBusy}
            onClick={() => void removeAll()}
          >
            <Translate id="account.afterReset.remove">Remove all</Translate>
          </button>
        </>
      )}
      <Link className="button button--primary button--block" to={signInPage}>
        <Translate id="account.afterReset.signIn">Sign in</Translate>
      </Link>
    </>
  );
}
