import { KEY_SET_PATH } from '@gatehouse/contract/reservedPaths';
import {
  accessTokenSchema,
  introspectionSchema,
  keySetSchema,
} from '@gatehouse/contract/tokenSchemas';
import { introspectionFormSchema } from '../../tokens/introspectionForm.js';
import type { Operation } from '../Operation.js';

const tag = 'Access tokens';

const keySet = {
  method: 'GET',
  tag,
  access: 'public',
  caller: 'service',
  answers: {
    200: { description: 'A JSON Web Key Set (RFC 7517).', schema: keySetSchema, headers: ['ETag'] },
    304: { description: 'Not modified.' },
  },
  cacheControl: ['public, max-age=300', 'no-store'],
} as const satisfies Partial<Operation>;

export const tokenOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/auth/token',
    id: 'createAccessToken',
    tag,
    summary: 'Get an access token',
    description: 'For the reader whose session the cookie carries. Each reader gets 60 per minute.',
    access: 'session',
    answers: { 200: { description: 'A signed JWT.', schema: accessTokenSchema } },
    errors: ['TOO_MANY_REQUESTS', 'KEYS_UNAVAILABLE'],
  },
  {
    ...keySet,
    path: '/api/auth/jwks',
    id: 'getKeySet',
    summary: 'Get the public keys',
    description: 'They verify access tokens. Any origin can read them.',
  },
  {
    ...keySet,
    path: KEY_SET_PATH,
    id: 'getWellKnownKeySet',
    summary: 'Get the public keys at their well-known address',
    description: 'The same as `GET /api/auth/jwks`, where most libraries look for it.',
  },
  {
    method: 'POST',
    path: '/api/session/introspect',
    id: 'introspect',
    tag,
    summary: 'Introspect a token',
    description:
      'Returns what a token stands for right now (RFC 7662), to services with a credential. Takes an access token or the value of a session cookie, and sees sign-out, bans and ended plans at once.',
    access: 'service',
    caller: 'service',
    body: { type: 'application/x-www-form-urlencoded', schema: introspectionFormSchema },
    answers: {
      200: { description: 'The session, or that there is none.', schema: introspectionSchema },
    },
    errors: ['TOO_MANY_REQUESTS'],
  },
];
