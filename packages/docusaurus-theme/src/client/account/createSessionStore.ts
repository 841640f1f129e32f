import type { Me } from '@gatehouse/contract/me';
import type { Result } from '../api/api';
import { nextSession } from './nextSession';
import { type Session, SIGNED_OUT, UNKNOWN } from './session';

const FRESH_MS = 30_000;

export interface SessionStore {
  get(): Session;
  subscribe(listener: () => void): () => void;
  /**
   * Asks the server. Calls while an answer is on its way share it.
   *
   * @param anew drops that answer: it may be older than what is to be known
   */
  refresh(anew?: boolean): Promise<void>;
  /** {@link refresh}, unless the last answer is younger than 30 seconds. */
  refreshIfOld(): void;
  /** Takes over what the server said elsewhere; an answer still on its way is dropped. */
  accept(me: Me): void;
  /** Shows what the server is being asked to store. Other tabs hear of it once it has done so. */
  expect(me: Me): void;
}

/**
 * Holds what a tab knows of its reader, with one request for all who ask.
 *
 * @param fetchMe asks the server; never throws
 * @param onAnswer is told after each answer whether someone is signed in, and whether that someone's
 *   rights or profile have changed since the last one: news for the other tabs
 * @param complete adds to an answer what the server does not know yet
 * @param now milliseconds, for the age of an answer
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
