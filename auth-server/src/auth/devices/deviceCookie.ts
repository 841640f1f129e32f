import { createSecretKey } from 'node:crypto';
import { cookiePrefix, readSignedCookie } from '../../session/sessionCookie.js';

/** The device cookie's name, after the site's prefix. */
export const DEVICE_COOKIE = 'device';

/**
 * Reads which device a browser claims to be. A known device gets its own budget for guesses and
 * emails (OWASP "device cookies"), so only values that the server has signed count.
 * @returns a function from the request's `Cookie` header to the device's secret, or `null`
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function createDeviceReader(options: {
  authUrl: string;
  secret: string;
}): (cookieHeader: string | undefined) => string | null {
  const name = `${cookiePrefix(options.authUrl)}.${DEVICE_COOKIE}`;
  const key = createSecretKey(options.secret, 'utf8');
  return (cookieHeader) => readSignedCookie(cookieHeader, name, key);
}
