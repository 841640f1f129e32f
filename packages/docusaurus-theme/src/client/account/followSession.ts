import { SERVER_UNREACHABLE, SIGNED_OUT } from './session';
import { hasSignedInHint, isSignInExpected } from './signedInHint';
import { showSession } from './useSession';

/**
 * Asks the server who is signed in, and keeps the answer current. Resolves with the first answer.
 */
export function refreshSession(): Promise<void> {
  return import('./watchSession').then(
    ({ watchSession }) => watchSession(),
    () => showSession(SERVER_UNREACHABLE),
  );
}

/**
 * Determines who is reading in this tab. For signed-out readers, it sends no request and loads no
 * code: the rest is loaded only if someone has signed in on this browser, or if the page was served
 * open.
 */
export function followSession(): void {
  const isExpected = (): boolean =>
    hasSignedInHint() || isSignInExpected() || 'gateOpen' in document.documentElement.dataset;
  if (isExpected()) {
    void refreshSession();
    return;
  }
  showSession(SIGNED_OUT);
  // Someone signs in in another tab, or did while this page was in the back-forward cache.
  const onSignIn = (): void => {
    if (!isExpected()) return;
    window.removeEventListener('storage', onSignIn);
    window.removeEventListener('pageshow', onSignIn);
    void refreshSession();
  };
  window.addEventListener('storage', onSignIn);
  window.addEventListener('pageshow', onSignIn);
}
