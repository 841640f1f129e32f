import type { Guard } from './frontDoor.js';

/**
 * Drops every cookie that is there more than once, before anyone reads one: a page of a sibling subdomain
 * can plant a second one, and nothing says which is ours (cookie tossing; ASVS 5.0 3.3.3).
 *
 * The whole server reads what is left. Otherwise one library would take the first, another one the last,
 * and a check would be about another session than the work that follows it.
 */
export const soleCookies: Guard = ({ headers }) => {
  if (headers.cookie !== undefined) headers.cookie = keepSoleCookies(headers.cookie);
};

/**
 * @param header the request's `Cookie`
 * @returns what is named once in it, in the plainest spelling: `a=1; b=2`. What has no name is left out
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

/** RFC 6265, 4.1.1: quotes are no part of a value. */
function unquote(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : value;
}
