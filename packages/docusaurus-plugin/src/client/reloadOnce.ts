/** What session storage knows the last reload by. */
const KEY = 'gated-content.reloaded';

interface Pace {
  /** So that the reader sees why. */
  delayMs?: number;
  /** A page that is still not as it should be after this time is not the same trouble. */
  againAfterMs?: number;
}

/**
 * Loads the page anew, because this tab has the scripts of another build, or of another reader. Not twice
 * in a row: then it is left to the reader, and nothing turns in a circle.
 * @returns takes it back. `undefined`: it is the second time
 */
export function reloadOnce({ delayMs = 0, againAfterMs = 5_000 }: Pace = {}):
  (() => void) | undefined {
  if (!isFirstAt(window.location.pathname, againAfterMs)) return undefined;
  const timer = setTimeout(() => window.location.reload(), delayMs);
  return () => {
    clearTimeout(timer);
  };
}

function isFirstAt(path: string, againAfterMs: number): boolean {
  try {
    const last = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as [string, number] | null;
    if (last?.[0] === path && Date.now() - last[1] < againAfterMs) return false;
    sessionStorage.setItem(KEY, JSON.stringify([path, Date.now()]));
    return true;
  } catch {
    // Nothing can be remembered here: better no reload than one after the other.
    return false;
  }
}
