import type { AccessToken } from '@gatehouse/contract/accessToken';
import type { Session } from '../account/session';
import type { Result } from '../api/api';

/** Milliseconds before its end at which a token is replaced. */
const EARLY_MS = 60_000;

export interface TokenStore {
  /**
   * @param refused a token that a service did not accept: another one is fetched if it is still the current one
   * @returns `null` when no one is signed in
   * @throws Error when the server does not answer, or refuses for now
   */
  getToken(refused?: string): Promise<string | null>;
  /** Follows what the tab knows of its reader: the token of someone who has left is forgotten. */
  follow(session: Session): void;
}

/**
 * Keeps the reader's token in memory, with one request for all who ask at once.
 *
 * @param ask the server; never throws
 * @param now milliseconds. Only differences count: the clock of a computer may be wrong
 */
export function createTokenStore(
  ask: () => Promise<Result<AccessToken>>,
  now: () => number,
): TokenStore {
  let held: { token: string; until: number } | null = null;
  let pending: Promise<string | null> | null = null;
  let readerId: string | null = null;
  /** Grows whenever a reader leaves: an answer that is still on its way is not for the next one. */
  let era = 0;

  function forget(): void {
    held = null;
    pending = null;
    era += 1;
  }

  async function fetchToken(): Promise<string | null> {
    const asked = now();
    const begun = era;
    const answer = await ask();
    if (begun !== era) return getToken();
    pending = null;
    held = null;
    if (answer.ok) {
      const { token } = answer.value;
      const lifetime = lifetimeOf(token);
      held = { token, until: asked + Math.max(lifetime - EARLY_MS, lifetime / 2) };
      return token;
    }
    if (answer.code === 'SIGN_IN_REQUIRED') return null;
    throw new Error(`No access token: ${answer.message} (${answer.code})`);
  }

  async function getToken(refused?: string): Promise<string | null> {
    if (held !== null && held.token !== refused && now() < held.until) return held.token;
    pending ??= fetchToken();
    return pending;
  }

  return {
    getToken,
    follow({ status, me }) {
      if (status === 'signed-out') {
        forget();
        readerId = null;
      } else if (me) {
        if (readerId !== null && readerId !== me.reader.id) forget();
        readerId = me.reader.id;
      }
    },
  };
}

/** Milliseconds that a token is valid, by what it says itself. */
function lifetimeOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const { iat, exp } = JSON.parse(atob(payload)) as { iat: number; exp: number };
  return (exp - iat) * 1000;
}
