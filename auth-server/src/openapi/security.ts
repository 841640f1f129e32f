import type { Operation } from './Operation.js';

/** The authentication methods in the document. */
export const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-gatehouse.session_token',
    description:
      'The session cookie. Without https, its name is `gatehouse.session_token`. Requests that change something also need an `Origin` header with the site’s origin.',
  },
  service: {
    type: 'http',
    scheme: 'basic',
    description: 'The credential of a service, created with `gatehouse admin services add`.',
  },
  scheduler: {
    type: 'http',
    scheme: 'bearer',
    description: 'The value of the setting `CRON_SECRET`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'gh_…',
    description:
      'An API key, which a reader creates in the account area. It has read access to what the reader can read.',
  },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A token from `GET /api/auth/token`. It is for your own services: no operation of this server accepts it.',
  },
} as const;

/** `[{}]` means that authentication is optional. */
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
    case 'scheduler':
      return [{ scheduler: [] }];
  }
}
