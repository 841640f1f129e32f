import type { AccessToken } from '@gatehouse/contract/accessToken';
import type { Session } from '../account/session';
import type { Result } from '../api/api';

/** How long before it expires a token is replaced, in milliseconds. */
const REFRESH_MARGIN_MS = 60_000;

export interface TokenStore {
  /**
   * @param refused a token that a service rejected. If it is still the current one, a new one is fetched
   * @returns `null` when no one is signed in
   * @throws Error when the server doesn't respond, or refuses for another reason
   */
  getToken(refused?: string): Promise<string | null>;
  /** Call it when the session changes: the token of a reader who signed out is forgotten. */
  follow(session: Session): void;
}

/**
 * Keeps the reader's token in memory. Callers that ask at the same time share one request.
 *
 * @param ask the server; never throws
 * @param now milliseconds. Only differences matter, because a computer's clock can be wrong
 */
export function createTokenStore(
  ask: () => Promise<Result<AccessToken>>,
  now: () => number,
): TokenStore {
  let held: { token: string; until: number } | null = null;
  let pending: Promise<string | null> | null = null;
  let readerId: string | null = null;
  /** Grows when a reader signs out: a response that arrives later is not for the next one. */
  let generation = 0;

  function forget(): void {
    held = null;
    pending = null;
    generation += 1;
  }

  async function fetchToken(): Promise<string | null> {
    const asked = now();
    const startedIn = generation;
    const answer = await ask();
    if (startedIn !== generation) return getToken();
    pending = null;
    held = null;
    if (answer.ok) {
      const { token } = answer.value;
      const lifetime = lifetimeOf(token);
      held = { token, until: asked + Math.max(lifetime - REFRESH_MARGIN_MS, lifetime / 2) };
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

/** A token's lifetime in milliseconds, by its own claims. */
function lifetimeOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  const { iat, exp } = JSON.parse(atob(payload)) as { iat: number; exp: number };
  return (exp - iat) * 1000;
}
