/**
 * Addresses that the server itself handles on the site's origin: no page or file of the site can be
 * at or below them.
 */
export const RESERVED_PATHS = ['/api', '/gated', '/mcp'] as const;

/** The public keys, where most libraries look for them. Reserved too, but not the paths below it. */
export const KEY_SET_PATH = '/.well-known/jwks.json';

/** @param pathname decoded, with the site's base URL */
export function isReserved(pathname: string): boolean {
  return (
    pathname === KEY_SET_PATH ||
    RESERVED_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`))
  );
}
