import type { IncomingMessage } from 'node:http';
import type { ApiKeyReader, CurrentApiKey } from './apiKeyReader.js';
import type { CurrentSession, SessionReader } from './sessionReader.js';

/** Who sends a request: a browser with a session, or a program with an API key. */
export type Caller =
  | ({ kind: 'session' } & CurrentSession)
  /** Can only read: no route that changes an account accepts it. */
  | ({ kind: 'api-key' } & CurrentApiKey);

/** `Authorization: Bearer` with anything but a valid API key. */
export class InvalidApiKey extends Error {
  override readonly name = 'InvalidApiKey';
}

export interface CallerReader {
  /**
   * A key takes precedence over a cookie. Other schemes are ignored: a proxy in front may require HTTP
   * Basic authentication and forward it.
   *
   * @returns `null` for anonymous callers
   * @throws InvalidApiKey instead of falling back to the cookie: a program must notice an invalid key
   * @throws when the database is unavailable
   */
  get(request: Pick<IncomingMessage, 'headers' | 'headersDistinct'>): Promise<Caller | null>;
}

export function createCallerReader(options: {
  sessions: SessionReader;
  apiKeys: ApiKeyReader;
}): CallerReader {
  return {
    get: async (request) => {
      const bearer = findBearer(request);
      if (bearer === null) {
        const session = await options.sessions.get(request.headers.cookie);
        return session && { kind: 'session', ...session };
      }
      const apiKey = await options.apiKeys.get(bearer);
      if (apiKey === null) throw new InvalidApiKey('The key is unknown, expired or revoked.');
      return { kind: 'api-key', ...apiKey };
    },
  };
}

/**
 * RFC 6750, 2.1. Never read from the URL or a body, which end up in logs.
 *
 * @throws InvalidApiKey for several headers: it is unclear which one a proxy has checked
 */
function findBearer({
  headers,
  headersDistinct,
}: Parameters<CallerReader['get']>[0]): string | null {
  if (headers.authorization === undefined) return null;
  if (headersDistinct.authorization?.length !== 1) throw new InvalidApiKey('Several credentials.');
  return /^bearer\b *(.*)$/i.exec(headers.authorization)?.[1] ?? null;
}
