import { signInMethodsSchema } from '@gatehouse/contract/accountSchemas';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import type { AuthRoute } from '../../auth/AuthRoute.js';
import { AUTH_PATH } from '../../auth/authOptions.js';
import { authRoutes } from '../../auth/authRoutes.js';
import { callbackSchema } from '../../auth/providers/providerCallback.js';
import { json, type Operation } from '../Operation.js';
import { AUTH_TEXTS, type AuthText } from './authTexts.js';

/** All other routes are limited: see `rateLimit` in auth/authOptions.ts. */
const NOT_LIMITED = new Set(['/get-session', '/sign-out']);

/** Any site will do: its URL affects how a body is transformed, but not what is valid. */
const ANY_SITE = { origin: 'https://docs.example.com', baseUrl: '/', routes: DEFAULT_ROUTES };

/** Better Auth's exposed routes, with schemas from auth/authRoutes.ts and texts from authTexts.ts. */
export function authOperations(ownFields: readonly string[]): Operation[] {
  const routes = Object.entries(authRoutes(ANY_SITE, ownFields)).flatMap(([path, route]) => {
    const text = AUTH_TEXTS[path];
    return text === undefined ? [] : [toOperation(path, route, text)];
  });
  return [...OWN, ...routes];
}

function toOperation(path: string, route: AuthRoute, text: AuthText): Operation {
  const { access = 'public', authErrors, errors = [], answer, ...about } = text;
  const hasBody = route.method === 'POST' && Object.keys(fieldsOf(route.body)).length > 0;
  return {
    ...about,
    method: route.method,
    path: `${AUTH_PATH}${path}`,
    access: route.fresh ? 'fresh' : access,
    ...(hasBody && { body: json(route.body) }),
    answers: { 200: { description: answer, schema: route.answer, headers: ['Set-Cookie'] } },
    // Routes without fields refuse any field.
    errors: [
      'INVALID_INPUT',
      ...(NOT_LIMITED.has(path) ? [] : (['TOO_MANY_REQUESTS'] as const)),
      ...errors,
    ],
    ...(authErrors && { authErrors }),
  };
}

/** The fields of a body's schema before transforms. */
function fieldsOf(schema: unknown): object {
  const { shape, in: input } = (schema as { def: { shape?: object; in?: unknown } }).def;
  return shape ?? (input === undefined ? {} : fieldsOf(input));
}

const OWN: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/auth/methods',
    id: 'getSignInMethods',
    tag: 'Sign-up and sign-in',
    summary: 'Get the sign-in methods',
    description:
      'The enabled services, and who can sign up. Password, link by email and passkey are always available.',
    access: 'public',
    needsNoDatabase: true,
    answers: { 200: { description: 'The methods.', schema: signInMethodsSchema } },
  },
  {
    method: 'GET',
    path: '/api/auth/callback/{provider}',
    id: 'receiveFromProvider',
    tag: 'Connected services',
    summary: 'Return from a service',
    description:
      'The redirect URI to register with the service. It redirects the browser to the site, signed in, or to the sign-in page with `?error=` and a code.',
    access: 'public',
    parameters: { provider: 'The id of the service, as in `GET /api/auth/methods`.' },
    query: callbackSchema,
    needsNoDatabase: true,
    errors: ['NOT_FOUND'],
    answers: {
      302: { description: 'Redirects to the site.', headers: ['Location', 'Set-Cookie'] },
    },
  },
];
