import type { IncomingMessage } from 'node:http';
import type { ApiKeyReader, CurrentApiKey } from './apiKeyReader.js';
import type { CurrentSession, SessionReader } from './sessionReader.js';

/** Who sends a request: a browser with a session, or a program with an API key. */
export type Caller =
  | ({ kind: 'session' } & CurrentSession)
  /** Can only read: no route that changes an account accepts it. */
  | ({ kind: 'api-key' } & CurrentApiKey);

/** `Authorization: Bearer` with anything but an API key in force. */
export class InvalidApiKey extends Error {
  override readonly name = 'InvalidApiKey';
}

export interface CallerReader {
  /**
   * A key counts more than a cookie that comes with it. Other schemes are ignored: a proxy in front may
   * require HTTP Basic authentication and pass it on.
   *
   * @returns `null` for nobody
   * @throws InvalidApiKey never a fallback to the cookie: a program must notice that its key has ended
   * @throws when the database cannot be reached
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
 * RFC 6750, 2.1. Never read from the address or a body: those end up in logs.
 *
 * @throws InvalidApiKey for several headers: nothing says which one a proxy has checked
 */
function findBearer({
  headers,
  headersDistinct,
}: Parameters<CallerReader['get']>[0]): string | null {
  if (headers.authorization === undefined) return null;
  if (headersDistinct.authorization?.length !== 1) throw new InvalidApiKey('Several credentials.');
  return /^bearer\b *(.*)$/i.exec(headers.authorization)?.[1] ?? null;
}
