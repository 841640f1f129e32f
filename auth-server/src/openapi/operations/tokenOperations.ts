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
    description: 'For the reader who is signed in. Each reader can get 60 per minute.',
    access: 'session',
    answers: { 200: { description: 'A signed JWT.', schema: accessTokenSchema } },
    errors: ['TOO_MANY_REQUESTS', 'KEYS_UNAVAILABLE'],
  },
  {
    ...keySet,
    path: '/api/auth/jwks',
    id: 'getKeySet',
    summary: 'Get the public keys',
    description: 'Verify access tokens with them. Available to any origin.',
  },
  {
    ...keySet,
    path: KEY_SET_PATH,
    id: 'getWellKnownKeySet',
    summary: 'Get the public keys at the well-known URL',
    description: 'The same as `GET /api/auth/jwks`, where most libraries look for it.',
  },
  {
    method: 'POST',
    path: '/api/session/introspect',
    id: 'introspect',
    tag,
    summary: 'Introspect a token',
    description:
      'Returns the current state of a token (RFC 7662), to services with a credential. Accepts an access token or the value of a session cookie. Sign-outs, bans and ended plans take effect immediately.',
    access: 'service',
    caller: 'service',
    body: { type: 'application/x-www-form-urlencoded', schema: introspectionFormSchema },
    answers: {
      200: { description: 'The session, or `active: false`.', schema: introspectionSchema },
    },
    errors: ['TOO_MANY_REQUESTS'],
  },
];
