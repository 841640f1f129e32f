/** What session storage knows the last reload by. */
const KEY = 'gated-content.unlisted';
const AGAIN_AFTER_MS = 5_000;

/** Loads this page anew, but never one time right after the other. */
export function reloadOnce(): void {
  try {
    const [path, at] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string?, number?];
    const here = window.location.pathname;
    if (path === here && at !== undefined && Date.now() - at < AGAIN_AFTER_MS) return;
    sessionStorage.setItem(KEY, JSON.stringify([here, Date.now()]));
  } catch {
    // Nothing can be remembered here: better no reload than one after the other.
    return;
  }
  window.location.reload();
}
