import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../http/errors/HttpError.js';
import type { Limits } from '../limits/createLimits.js';
import type { LocalBudget } from '../limits/createLocalBudget.js';
import type { ApiKeyReader } from '../session/apiKeyReader.js';
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

/** Counts a request of a key, by the key's ID. */
type CountRequest = (id: string) => Promise<LocalBudget>;

/** The budget of each key in one instance: a check is cheaper than counting in the database. */
export function createKeyBudget(limits: Limits, perMinute: number): CountRequest {
  return limits.localBudget({ name: 'api-key-requests', max: perMinute, window: WINDOW });
}

export function identifyCaller(options: {
  callers: CallerReader;
  perMinute: number;
  count: CountRequest;
}): IdentifyCaller {
  const { callers, perMinute, count } = options;
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

/**
 * The same budget for routes that read keys themselves.
 * @throws HttpError `TOO_MANY_REQUESTS` from `get`
 */
export function limitApiKeys(apiKeys: ApiKeyReader, count: CountRequest): ApiKeyReader {
  return {
    get: async (key) => {
      const found = await apiKeys.get(key);
      if (found === null) return null;
      const { isOver, resetsIn } = await count(found.id);
      if (isOver) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: resetsIn });
      return found;
    },
  };
}
