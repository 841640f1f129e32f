import type { Guard } from './frontDoor.js';

/**
 * Drops every cookie that occurs more than once, before anything reads one: a page on a sibling
 * subdomain can plant a second one, and nothing shows which is ours (cookie tossing; ASVS 5.0
 * 3.3.3).
 *
 * The whole server reads what is left. Otherwise one library would use the first, another one the
 * last, and a check would apply to a different session from the work that follows it.
 */
export const soleCookies: Guard = ({ headers }) => {
  if (headers.cookie !== undefined) headers.cookie = keepSoleCookies(headers.cookie);
};

/**
 * @param header the request's `Cookie`
 * @returns the cookies that occur once, in the plainest form: `a=1; b=2`. Those without a name are
 * left out
 */
export function keepSoleCookies(header: string): string {
  const values = new Map<string, string | null>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    if (name === '') continue;
    values.set(name, values.has(name) ? null : unquote(pair.slice(equals + 1).trim()));
  }
  return [...values]
    .flatMap(([name, value]) => (value === null ? [] : `${name}=${value}`))
    .join('; ');
}

/** RFC 6265, 4.1.1: quotes are not part of a value. */
function unquote(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : value;
}
