import type { HeaderName } from './Operation.js';

const text = { type: 'string' } as const;

/** The headers of answers, as the document has them. */
export const HEADERS = {
  'X-Request-Id': { description: 'Names the request in the log of the server.', schema: text },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: text },
  'Set-Cookie': {
    description: 'The session, what its next step needs, or the end of either.',
    schema: text,
  },
  ETag: { description: 'Send it back in `If-None-Match`.', schema: text },
  RateLimit: {
    description: 'For a request with an API key: what is left of its limit.',
    schema: text,
  },
  'RateLimit-Policy': { description: 'For a request with an API key: its limit.', schema: text },
  Location: { description: 'Where the browser goes on.', schema: text },
} as const satisfies Record<HeaderName | 'X-Request-Id', object>;

export const refersToHeaders = (names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
