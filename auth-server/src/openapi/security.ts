import type { Operation } from './Operation.js';

/** The ways to say who is calling, as the document has them. */
export const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-gatehouse.session_token',
    description:
      'The session cookie. Without https, its name is `gatehouse.session_token`. A request that changes something also needs the header `Origin`, with the origin of the site.',
  },
  service: {
    type: 'http',
    scheme: 'basic',
    description: 'The credential of a service, made with `gatehouse admin services add`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'gh_…',
    description:
      'An API key, which its reader creates in the account area. It reads what its reader may read, and changes nothing.',
  },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'What `GET /api/auth/token` returns. It is for your own services: no operation of this server takes it.',
  },
} as const;

/** `[{}]`: nobody has to say who they are. */
export function securityOf({ access }: Operation): Record<string, string[]>[] {
  switch (access) {
    case 'public':
      return [];
    case 'optional':
      return [{}, { session: [] }];
    case 'caller':
      return [{}, { session: [] }, { apiKey: [] }];
    case 'session':
    case 'fresh':
      return [{ session: [] }];
    case 'service':
      return [{ service: [] }];
  }
}
