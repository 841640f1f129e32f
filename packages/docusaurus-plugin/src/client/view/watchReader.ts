type Refresh = () => Promise<void>;

/**
 * The longest time that a visible page stays open after access is lost, or locked after it is
 * granted.
 */
const POLL_INTERVAL_MS = 60_000;

/** The number of users of each refresh function, and what ends its watch. */
const watches = new Map<Refresh, { gates: number; stop: () => void }>();

/**
 * Asks the server regularly, and whenever the reader returns to the tab, whether they still have
 * access: grants, bans and the end of a plan don't notify the page. A page and its sections share a
 * watch.
 *
 * @returns a function that ends the caller's watch
 */
export function watchReader(refresh: Refresh): () => void {
  const watch = watches.get(refresh) ?? { gates: 0, stop: start(refresh) };
  watches.set(refresh, watch);
  watch.gates += 1;
  return () => {
    watch.gates -= 1;
    if (watch.gates > 0) return;
    watches.delete(refresh);
    watch.stop();
  };
}

function start(refresh: Refresh): () => void {
  const ask = (): void => {
    if (document.visibilityState === 'visible') void refresh();
  };
  const timer = setInterval(ask, POLL_INTERVAL_MS);
  document.addEventListener('visibilitychange', ask);
  // The reader may return from another window next to this one.
  window.addEventListener('focus', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
    window.removeEventListener('focus', ask);
  };
}
