import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Me } from '@gatehouse/contract/me';

/** The server's origin, `''` if it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;

const UNKNOWN: GateReader = { status: 'unknown', plans: [], refresh: askServer };

let reader = UNKNOWN;
let pending: Promise<void> | null = null;
const listeners = new Set<() => void>();

export const getReader = (): GateReader => reader;
export const getReaderBeforeHydration = (): GateReader => UNKNOWN;

/** The first subscriber triggers a request. It is repeated when the tab becomes visible again. */
export function subscribeToReader(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', askWhenVisible);
    window.addEventListener('pageshow', askWhenRestored);
    if (reader.status === 'unknown') void askServer();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', askWhenVisible);
    window.removeEventListener('pageshow', askWhenRestored);
  };
}

/** The reader may have signed in or out in another tab in the meantime. */
function askWhenVisible(): void {
  if (document.visibilityState === 'visible') void askServer();
}

/** A page from the back-forward cache shows the state from when it was left. */
function askWhenRestored(event: PageTransitionEvent): void {
  if (event.persisted) void askServer(true);
}

/**
 * Callers share a pending response.
 *
 * @param anew discards that response, which may be outdated
 */
function askServer(anew = false): Promise<void> {
  if (pending && !anew) return pending;
  const asked = fetchReader().then((next) => {
    if (pending !== asked) return;
    pending = null;
    if (JSON.stringify(next) === JSON.stringify(reader)) return;
    reader = next;
    for (const listener of listeners) listener();
  });
  pending = asked;
  return asked;
}

async function fetchReader(): Promise<GateReader> {
  const refresh = askServer;
  try {
    const response = await fetch(`${__GATED_CONTENT_AUTH_URL__}/api/me`, {
      headers: { accept: 'application/json' },
      credentials: 'include',
    });
    if (!response.ok) return { status: 'unreachable', plans: [], refresh };
    const { reader: person, plans, pages } = (await response.json()) as Me;
    return {
      status: person ? 'signed-in' : 'signed-out',
      plans,
      refresh,
      ...(person && { email: person.email }),
      ...(pages && { pages }),
    };
  } catch {
    return { status: 'unreachable', plans: [], refresh };
  }
}
