/**
 * What the server answers itself, on the origin of the site: no page and no file of the site can be at
 * one of these addresses, or below it.
 */
export const RESERVED_PATHS = ['/api', '/gated'] as const;

/** @param pathname decoded, with the site's base URL */
export function isReserved(pathname: string): boolean {
  return RESERVED_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}
