import type { HeaderName } from './Operation.js';

const text = { type: 'string' } as const;

/** The response headers in the document. */
export const HEADERS = {
  'X-Request-Id': { description: 'The id of the request in the server’s log.', schema: text },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: text },
  'Set-Cookie': {
    description: 'Sets or clears the session cookie, or a cookie for the next step of signing in.',
    schema: text,
  },
  ETag: { description: 'Send it back in `If-None-Match`.', schema: text },
  RateLimit: {
    description: 'For requests with an API key: what remains of its limit.',
    schema: text,
  },
  'RateLimit-Policy': { description: 'For requests with an API key: its limit.', schema: text },
  Location: { description: 'The URL that the browser opens next.', schema: text },
} as const satisfies Record<HeaderName | 'X-Request-Id', object>;

export const refersToHeaders = (names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
