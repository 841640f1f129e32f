/** What session storage knows the last reload by. */
const KEY = 'gated-content.reloaded';
/** A page that is still not as it should be after this time is not the same trouble. */
const AGAIN_AFTER_MS = 60_000;
/** The reader should see why. */
const READING_TIME_MS = 1_500;

/**
 * Loads the page anew, because the site was published while this tab was open. Not a second time in
 * a row: then it is left to the reader, and nothing turns in a circle.
 *
 * @returns takes it back
 */
export function reloadOnce(): () => void {
  const here = window.location.pathname;
  const timer = isFirst(here) ? setTimeout(() => window.location.reload(), READING_TIME_MS) : 0;
  return () => {
    clearTimeout(timer);
  };
}

function isFirst(path: string): boolean {
  try {
    const last = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as [string, number] | null;
    if (last?.[0] === path && Date.now() - last[1] < AGAIN_AFTER_MS) return false;
    sessionStorage.setItem(KEY, JSON.stringify([path, Date.now()]));
    return true;
  } catch {
    // Nothing can be remembered here: better no reload than one after the other.
    return false;
  }
}
