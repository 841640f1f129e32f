import type { Entitled } from '@gatehouse/contract/access';
import type { Request } from 'express';

/** The reader in whose name a program calls. */
export interface Caller extends Entitled {
  user: { id: string };
}

/** Knows one kind of credential. */
export interface BearerReader {
  /**
   * @returns `null` for everything but a credential of its kind that is in force
   * @throws when the database cannot be reached
   */
  get(token: string): Promise<Caller | null>;
}

/**
 * Who calls. Only `Authorization: Bearer` counts (RFC 6750, 2.1). Other schemes are ignored: a proxy in
 * front may require HTTP Basic authentication and pass it on.
 *
 * @returns `null` for anonymous callers, `'invalid'` when the credential is none that is in force
 */
export async function findCaller(
  { headers, headersDistinct }: Pick<Request, 'headers' | 'headersDistinct'>,
  bearers: readonly BearerReader[],
): Promise<Caller | 'invalid' | null> {
  if (headers.authorization === undefined) return null;
  // Nothing says which of two a proxy has checked.
  if (headersDistinct.authorization?.length !== 1) return 'invalid';
  const token = /^bearer(?: +|$)(.*)$/i.exec(headers.authorization)?.[1];
  if (token === undefined) return null;
  for (const bearer of bearers) {
    const caller = await bearer.get(token);
    if (caller !== null) return caller;
  }
  return 'invalid';
}
