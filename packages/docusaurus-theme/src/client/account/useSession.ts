import { useSyncExternalStore } from 'react';
import { type Session, UNKNOWN } from './session';

let session = UNKNOWN;
const listeners = new Set<() => void>();

/** Shows this tab's pages a new state. */
export function showSession(next: Session): void {
  if (next === session) return;
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls the listener with the session this tab shows, now and after each change. */
export function followShownSession(listener: (session: Session) => void): void {
  listener(session);
  subscribe(() => listener(session));
}

/**
 * What this tab knows of its reader. Renders again only when that changes. The module holds the state,
 * not a provider: no component that a site replaces can lose it.
 */
export function useSession(): Session {
  return useSyncExternalStore(
    subscribe,
    () => session,
    () => UNKNOWN,
  );
}
