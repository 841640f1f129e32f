type Refresh = () => Promise<void>;

/** How long a page that is looked at may stay as it is for someone who lost the right to it, or got it. */
const ASK_EVERY_MS = 60_000;

/** How many ask through each way to the server, and what ends its watch. */
const watches = new Map<Refresh, { gates: number; stop: () => void }>();

/**
 * Asks the server now and then, and whenever the reader comes back to the tab, whether they may
 * read what is in front of them: neither a grant nor a ban or the end of a plan sends word. A page and its sections share a watch.
 *
 * @returns ends it, for the one who asked
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
  const timer = setInterval(ask, ASK_EVERY_MS);
  document.addEventListener('visibilitychange', ask);
  // From another window beside this one.
  window.addEventListener('focus', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
    window.removeEventListener('focus', ask);
  };
}
