import type { Me } from '@gatehouse/contract/me';
import type { Result } from '../api/api';
import { nextSession } from './nextSession';
import { type Session, SIGNED_OUT, UNKNOWN } from './session';

const FRESH_MS = 30_000;

export interface SessionStore {
  get(): Session;
  subscribe(listener: () => void): () => void;
  /**
   * Asks the server. Callers share a pending response.
   *
   * @param anew discards that response, which may be outdated
   */
  refresh(anew?: boolean): Promise<void>;
  /** {@link refresh}, unless the last response is less than 30 seconds old. */
  refreshIfOld(): void;
  /** Uses a response received elsewhere, and drops a pending one. */
  accept(me: Me): void;
  /** Shows a change that is being stored. Other tabs are notified when it is stored. */
  expect(me: Me): void;
}

/**
 * Stores what a tab knows about its reader, with one request for all callers.
 *
 * @param fetchMe asks the server; never throws
 * @param onAnswer called after each response with whether someone is signed in, and whether their
 * access or profile has changed since the last one, which other tabs need to know
 * @param complete adds changes that the server hasn't stored yet to a response
 * @param now milliseconds, for the age of a response
 */
export function createSessionStore(
  fetchMe: () => Promise<Result<Me>>,
  onAnswer: (signedIn: boolean, isNews: boolean) => void,
  complete: (answer: Result<Me>) => Result<Me>,
  now: () => number = Date.now,
): SessionStore {
  let session = UNKNOWN;
  let pending: Promise<void> | null = null;
  let answeredAt = -Infinity;
  const listeners = new Set<() => void>();

  function show(next: Session): void {
    if (next === session) return;
    session = next;
    for (const listener of listeners) listener();
  }

  function settle(answer: Result<Me>): void {
    pending = null;
    answeredAt = now();
    const next = nextSession(session, complete(answer));
    const isNews = session.status === 'signed-in' && next !== session;
    if (answer.ok) onAnswer(next !== SIGNED_OUT, isNews);
    show(next);
  }

  function refresh(anew = false): Promise<void> {
    if (pending && !anew) return pending;
    const asked = fetchMe().then((answer) => {
      if (pending === asked) settle(answer);
    });
    pending = asked;
    return asked;
  }

  return {
    get: () => session,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    refreshIfOld() {
      if (now() - answeredAt > FRESH_MS) void refresh();
    },
    accept: (me) => settle({ ok: true, value: me }),
    expect: (me) => show(nextSession(session, { ok: true, value: me })),
  };
}
