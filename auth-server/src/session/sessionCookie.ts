import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

/**
 * The prefix of the names of Better Auth's cookies. `__Host-`: browsers accept such a cookie only over
 * https, for this host only and for all paths, so that neither a sibling subdomain nor a proxy without
 * TLS can plant one.
 */
export function cookiePrefix(authUrl: string): string {
  return authUrl.startsWith('https:') ? '__Host-gatehouse' : 'gatehouse';
}

/** Finds and verifies the session cookie, without the database. */
export interface SessionCookie {
  /**
   * @param header the request's `Cookie`
   * @returns the session token if there is exactly one cookie, with a valid signature; otherwise `null`
   */
  readToken(header: string | undefined): string | null;
  /**
   * @param value the cookie's value, percent-encoded or not
   * @returns the session token if the signature is valid, otherwise `null`
   */
  readValue(value: string): string | null;
  /** A `Set-Cookie` header that deletes it. */
  expired: string;
}

export function createSessionCookie(options: { authUrl: string; secret: string }): SessionCookie {
  const name = `${cookiePrefix(options.authUrl)}.session_token`;
  const key = createSecretKey(options.secret, 'utf8');
  const secure = options.authUrl.startsWith('https:') ? '; Secure' : '';
  return {
    expired: `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`,
    readToken: (header) => readSignedCookie(header, name, key),
    readValue: (value) => verify(value, key),
  };
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
  key: KeyObject,
): string | null {
  const value = findOnlyCookie(header, name);
  return value === null ? null : verify(value, key);
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

/** Better Auth's format: `encodeURIComponent(token + '.' + base64(HMAC-SHA256(token)))`. */
function verify(value: string, key: KeyObject): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return null;
  }
  const dot = decoded.lastIndexOf('.');
  if (dot < 1) return null;
  const token = decoded.slice(0, dot);
  const signature = Buffer.from(decoded.slice(dot + 1));
  const expected = Buffer.from(createHmac('sha256', key).update(token).digest('base64'));
  // The length is public; a matching prefix must not be measurable.
  return signature.length === expected.length && timingSafeEqual(signature, expected)
    ? token
    : null;
}
