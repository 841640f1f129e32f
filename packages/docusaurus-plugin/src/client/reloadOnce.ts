/** The session storage key of the last reload. */
const KEY = 'gated-content.reloaded';

interface Pace {
  /** Gives the reader time to see why. */
  delayMs?: number;
  /** After this time, another reload of the page counts as a new problem. */
  againAfterMs?: number;
}

/**
 * Reloads the page, because this tab has the scripts of another build, or of another reader. Not
 * twice in a row, so that it never loops: the second time, it is left to the reader.
 * @returns a function that resets it, or `undefined` the second time
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
    // Storage is unavailable: better no reload than a loop.
    return false;
  }
}
