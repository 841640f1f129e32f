import { SERVER_AWAY, SIGNED_OUT } from './session';
import { hasSignedInHint, isSignInExpected } from './signedInHint';
import { showSession } from './useSession';

/** Asks the server who is signed in, and follows that from then on. Resolves with the answer. */
export function refreshSession(): Promise<void> {
  return import('./watchSession').then(
    ({ watchSession }) => watchSession(),
    () => showSession(SERVER_AWAY),
  );
}

/**
 * Finds out who is reading in this tab. A stranger costs neither a request nor the code for it: the rest is
 * loaded only if someone has signed in on this browser, or if the page was served open.
 */
export function followSession(): void {
  const isExpected = (): boolean =>
    hasSignedInHint() || isSignInExpected() || 'gateOpen' in document.documentElement.dataset;
  if (isExpected()) {
    void refreshSession();
    return;
  }
  showSession(SIGNED_OUT);
  // Someone signs in in another tab, or did while this page was in the browser's memory.
  const onSignIn = (): void => {
    if (!isExpected()) return;
    window.removeEventListener('storage', onSignIn);
    window.removeEventListener('pageshow', onSignIn);
    void refreshSession();
  };
  window.addEventListener('storage', onSignIn);
  window.addEventListener('pageshow', onSignIn);
}
