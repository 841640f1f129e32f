import { useSyncExternalStore } from 'react';
import { type Session, UNKNOWN } from './session';

let session = UNKNOWN;
const listeners = new Set<() => void>();

/** Updates the state that this tab's pages show. */
export function showSession(next: Session): void {
  if (next === session) return;
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls the listener with this tab's session, now and after each change. */
export function followShownSession(listener: (session: Session) => void): void {
  listener(session);
  subscribe(() => listener(session));
}

/**
 * What this tab knows about its reader. Renders again only when that changes. The state is in the
 * module, not in a provider, so that replacing a component can't break it.
 */
export function useSession(): Session {
  return useSyncExternalStore(
    subscribe,
    () => session,
    () => UNKNOWN,
  );
}
