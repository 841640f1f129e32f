import type { Secrets } from '../secrets/secretSettings.js';
import { createSignatures } from '../secrets/signatures.js';
import { cookieAttributes, cookiePrefix, readSignedCookie } from './sessionCookie.js';

/** Gives a browser its cookies anew, signed with the current secret. */
export interface RenewCookies {
  /**
   * @param header the request's `Cookie`
   * @returns `Set-Cookie` headers for those signed with another secret. Only for responses that nothing
   * caches
   */
  (header: string | undefined): string[];
}

/** @param cookies the names, after the site's prefix, and the seconds for which browsers keep them */
export function createRenewCookies(
  options: { authUrl: string; secrets: Secrets },
  cookies: Readonly<Record<string, number>>,
): RenewCookies {
  const signatures = createSignatures(options.secrets);
  const attributes = cookieAttributes(options.authUrl);
  return (header) =>
    Object.entries(cookies).flatMap(([shortName, seconds]) => {
      const name = `${cookiePrefix(options.authUrl)}.${shortName}`;
      const signed = readSignedCookie(header, name, signatures);
      if (signed === null || signed.isCurrent) return [];
      return `${name}=${signatures.sign(signed.text)}; Max-Age=${seconds}${attributes}`;
    });
}
