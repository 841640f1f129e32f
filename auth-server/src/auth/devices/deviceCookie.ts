import { createSecretKey } from 'node:crypto';
import { cookiePrefix, readSignedCookie } from '../../session/sessionCookie.js';

/** What follows the site's prefix in the name of the device's cookie. */
export const DEVICE_COOKIE = 'device';

/**
 * Reads which device a browser says that it is. It is worth a budget of its own for guesses and emails
 * (OWASP "device cookies"), so only what we have signed counts.
 * @returns from the request's `Cookie` header to the device's secret, or `null`
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
