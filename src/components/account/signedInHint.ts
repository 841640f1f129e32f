/**
 * Says that somebody signed in on this browser, and nothing more: whoever never did causes no
 * request to the server. Other tabs notice its changes through `storage` events.
 */
export const SIGNED_IN_HINT = 'gatehouse.signed-in';

/** Runs in the head, so that the page is drawn for a reader who is probably signed in. */
export const SIGNED_IN_HINT_SCRIPT = `try{localStorage.getItem('${SIGNED_IN_HINT}')&&document.documentElement.setAttribute('data-signed-in-hint','')}catch{}`;

export function hasSignedInHint(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN_HINT) !== null;
  } catch {
    return false;
  }
}

/** In this tab only: another service has been asked to sign somebody in. */
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
