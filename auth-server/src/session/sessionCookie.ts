import type { Secrets } from '../secrets/secretSettings.js';
import { createSignatures, type Signatures, type Signed } from '../secrets/signatures.js';

/**
 * The prefix of the names of Better Auth's cookies. `__Host-`: browsers accept such a cookie only over
 * https, for this host only and for all paths, so that neither a sibling subdomain nor a proxy without
 * TLS can plant one.
 */
export function cookiePrefix(authUrl: string): string {
  return authUrl.startsWith('https:') ? '__Host-gatehouse' : 'gatehouse';
}

/** The session cookie's name, after the site's prefix. */
export const SESSION_COOKIE = 'session_token';

/** Finds and verifies the session cookie, without the database. */
export interface SessionCookie {
  /**
   * @param header the request's `Cookie`
   * @returns the session token if there is exactly one cookie, with a valid signature; otherwise `null`
   */
  readToken(header: string | undefined): Signed | null;
  /**
   * @param value the cookie's value, percent-encoded or not
   * @returns the session token if the signature is valid, otherwise `null`
   */
  readValue(value: string): string | null;
  /** A `Set-Cookie` header that deletes it. */
  expired: string;
}

export function createSessionCookie(options: { authUrl: string; secrets: Secrets }): SessionCookie {
  const name = `${cookiePrefix(options.authUrl)}.${SESSION_COOKIE}`;
  const signatures = createSignatures(options.secrets);
  return {
    expired: `${name}=; Max-Age=0${cookieAttributes(options.authUrl)}`,
    readToken: (header) => readSignedCookie(header, name, signatures),
    readValue: (value) => signatures.read(value)?.text ?? null,
  };
}

/** What all of the server's cookies have in common: `; Path=/; …`. */
export function cookieAttributes(authUrl: string): string {
  const secure = authUrl.startsWith('https:') ? '; Secure' : '';
  return `; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Reads a cookie signed by the server.
 *
 * @param header the request's `Cookie`
 * @returns `null` unless there is exactly one cookie, with a valid signature
 */
export function readSignedCookie(
  header: string | undefined,
  name: string,
  signatures: Signatures,
): Signed | null {
  const value = findOnlyCookie(header, name);
  return value === null ? null : signatures.read(value);
}

/**
 * The value of the cookie with this name; `null` if there is none, or more than one: one of them was
 * planted, and it is unclear which (cookie tossing).
 */
export function findOnlyCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  let found: string | null = null;
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals === -1 || pair.slice(0, equals).trim() !== name) continue;
    if (found !== null) return null;
    found = pair.slice(equals + 1).trim();
  }
  return found;
}
