/**
 * What the server answers itself, on the origin of the site: no page and no file of the site can be at
 * one of these addresses, or below it.
 */
export const RESERVED_PATHS = ['/api', '/gated'] as const;

/** The public keys, where most libraries look for them. Reserved as well, but nothing below it. */
export const KEY_SET_PATH = '/.well-known/jwks.json';

/** @param pathname decoded, with the site's base URL */
export function isReserved(pathname: string): boolean {
  return (
    pathname === KEY_SET_PATH ||
    RESERVED_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`))
  );
}
