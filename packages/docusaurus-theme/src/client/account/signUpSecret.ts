/*
 * Proves to the server that a sign-up was made in this browser, so that its link needs no password
 * here. Useless without the link, which only the owner of the address gets. In `localStorage`,
 * because links in emails open new tabs.
 */
const KEY = 'gatehouse.sign-up';

/** @returns `null` if this browser has not signed up, or has no storage */
export function getSignUpSecret(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** 256 random bits, as base64url. The same until an account is confirmed in this browser. */
export function keepSignUpSecret(): string | undefined {
  const kept = getSignUpSecret();
  if (kept !== null) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(
    /[+/=]/g,
    (character) => (character === '=' ? '' : character === '+' ? '-' : '_'),
  );
  try {
    localStorage.setItem(KEY, secret);
    return secret;
  } catch {
    // The link will ask for the password.
    return undefined;
  }
}

export function forgetSignUpSecret(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
