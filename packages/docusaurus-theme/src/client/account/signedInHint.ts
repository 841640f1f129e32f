import { SIGNED_IN_HINT } from '@gatehouse/contract/signedInHint';

export function hasSignedInHint(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN_HINT) !== null;
  } catch {
    return false;
  }
}

/** In this tab only: another service has been asked to sign someone in. */
const EXPECTED = 'gatehouse.sign-in-expected';

/** Before the browser leaves for another service, from which the server sends it to any page. */
export function expectSignIn(): void {
  try {
    sessionStorage.setItem(EXPECTED, '1');
  } catch {
    // As below.
  }
}

export function isSignInExpected(): boolean {
  try {
    return sessionStorage.getItem(EXPECTED) !== null;
  } catch {
    return false;
  }
}

/**
 * @param renew writes a new value although one is there, so that other tabs ask who signed in now
 */
export function setSignedInHint(signedIn: boolean, renew = false): void {
  try {
    sessionStorage.removeItem(EXPECTED);
    if (!signedIn) localStorage.removeItem(SIGNED_IN_HINT);
    else if (renew || !hasSignedInHint()) localStorage.setItem(SIGNED_IN_HINT, `${Date.now()}`);
  } catch {
    // Storage is off: this browser's pages ask only when they were served open.
  }
}
