import type { Entitled } from '@gatehouse/contract/access';
import type { Request } from 'express';

/** The reader on whose behalf a program calls. */
export interface Caller extends Entitled {
  user: { id: string };
}

/** Reads one kind of credential. */
export interface BearerReader {
  /**
   * @returns `null` for anything but a valid credential of its kind
   * @throws when the database is unavailable
   */
  get(token: string): Promise<Caller | null>;
}

/**
 * Identifies the caller by `Authorization: Bearer` (RFC 6750, 2.1). Other schemes are ignored: a proxy
 * in front may require HTTP Basic authentication and forward it.
 *
 * @returns `null` for anonymous callers, `'invalid'` for an invalid credential
 */
export async function findCaller(
  { headers, headersDistinct }: Pick<Request, 'headers' | 'headersDistinct'>,
  bearers: readonly BearerReader[],
): Promise<Caller | 'invalid' | null> {
  if (headers.authorization === undefined) return null;
  // With two headers, it is unclear which one a proxy has checked.
  if (headersDistinct.authorization?.length !== 1) return 'invalid';
  const token = /^bearer(?: +|$)(.*)$/i.exec(headers.authorization)?.[1];
  if (token === undefined) return null;
  for (const bearer of bearers) {
    const caller = await bearer.get(token);
    if (caller !== null) return caller;
  }
  return 'invalid';
}
