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
 * Finds out who reads in this tab. A stranger costs neither a request nor the code for it:
 * only when somebody signed in on this browser, or the page in front of us was served open, is the
 * rest loaded.
 */
export function followSession(): void {
  const isExpected = (): boolean =>
    hasSignedInHint() || isSignInExpected() || 'gateOpen' in document.documentElement.dataset;
  if (isExpected()) {
    void refreshSession();
    return;
  }
  showSession(SIGNED_OUT);
  // Somebody signs in in another tab, or did while this page was in the browser's memory.
  const onSignIn = (): void => {
    if (!isExpected()) return;
    window.removeEventListener('storage', onSignIn);
    window.removeEventListener('pageshow', onSignIn);
    void refreshSession();
  };
  window.addEventListener('storage', onSignIn);
  window.addEventListener('pageshow', onSignIn);
}
