import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http/errors/HttpError.js';
import { createLocalBudget } from '../limits/createLocalLimit.js';
import type { Caller, CallerReader } from '../session/callerReader.js';

/** Seconds. */
const WINDOW = 60;

/**
 * Finds out who sends a request to a route that accepts API keys, and sets the response's `Vary` and
 * `RateLimit` headers.
 *
 * @returns `null` if nobody is signed in
 * @throws InvalidApiKey: the response is 401, even with a valid cookie
 * @throws HttpError `TOO_MANY_REQUESTS` for a key
 */
export type IdentifyCaller = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<Caller | null>;

/** @param options.perMinute requests per key in one instance: a check is cheaper than counting in the database */
export function identifyCaller(options: {
  callers: CallerReader;
  perMinute: number;
}): IdentifyCaller {
  const { callers, perMinute } = options;
  const count = createLocalBudget({ max: perMinute, window: WINDOW });
  return async (request, response) => {
    response.appendHeader('Vary', 'Cookie, Authorization');
    const caller = await callers.get(request);
    if (caller?.kind !== 'api-key') return caller;
    const { isOver, remaining, resetsIn } = await count(caller.id);
    // draft-ietf-httpapi-ratelimit-headers
    response.setHeader('RateLimit-Policy', `"api-key";q=${perMinute};w=${WINDOW}`);
    response.setHeader('RateLimit', `"api-key";r=${remaining};t=${resetsIn}`);
    if (isOver) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: resetsIn });
    return caller;
  };
}
