import type { Secrets } from '../../secrets/secretSettings.js';
import { createSignatures } from '../../secrets/signatures.js';
import { cookiePrefix, readSignedCookie } from '../../session/sessionCookie.js';

/** The device cookie's name, after the site's prefix. */
export const DEVICE_COOKIE = 'device';
/** In seconds: 400 days, the longest that browsers keep a cookie. */
export const DEVICE_COOKIE_AGE = 400 * 24 * 60 * 60;

/**
 * Reads which device a browser claims to be. A known device gets its own budget for guesses and
 * emails (OWASP "device cookies"), so only values that the server has signed count.
 * @returns a function from the request's `Cookie` header to the device's secret, or `null`
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function createDeviceReader(options: {
  authUrl: string;
  secrets: Secrets;
}): (cookieHeader: string | undefined) => string | null {
  const name = `${cookiePrefix(options.authUrl)}.${DEVICE_COOKIE}`;
  const signatures = createSignatures(options.secrets);
  return (cookieHeader) => readSignedCookie(cookieHeader, name, signatures)?.text ?? null;
}
