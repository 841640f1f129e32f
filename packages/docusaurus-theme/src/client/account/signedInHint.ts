import { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';

export function hasSignedInHint(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN_HINT) !== null;
  } catch {
    return false;
  }
}

/** In this tab only: a sign-in with another service has been started. */
const EXPECTED = 'gatehouse.sign-in-expected';

/**
 * Call before the browser leaves for another service, from which the server may return it to any
 * page.
 */
export function expectSignIn(): void {
  try {
    sessionStorage.setItem(EXPECTED, '1');
  } catch {
    // See below.
  }
}

export function isSignInExpected(): boolean {
  try {
    return sessionStorage.getItem(EXPECTED) !== null;
  } catch {
    return false;
  }
}

/** @param renew writes a new value even if there is one, so that other tabs refresh the session */
export function setSignedInHint(signedIn: boolean, renew = false): void {
  try {
    sessionStorage.removeItem(EXPECTED);
    if (!signedIn) localStorage.removeItem(SIGNED_IN_HINT);
    else if (renew || !hasSignedInHint()) localStorage.setItem(SIGNED_IN_HINT, `${Date.now()}`);
  } catch {
    // Storage is unavailable: this browser's pages send a request only if they were served open.
  }
}
