import { createHash } from 'node:crypto';
import { oauthProvider } from '@better-auth/oauth-provider';

/** The scopes for apps: read access on the reader's behalf, and refresh tokens. */
export const SCOPES = ['docs:read', 'offline_access'] as const;

/** In seconds. */
const ACCESS_TOKEN_LIFETIME = 60 * 60;
const REFRESH_TOKEN_LIFETIME = 30 * 24 * 60 * 60;
const CODE_LIFETIME = 5 * 60;

/** Let secret scanners recognize tokens. */
export const ACCESS_TOKEN_PREFIX = 'gatehouse_at_';
const REFRESH_TOKEN_PREFIX = 'gatehouse_rt_';

/** Where the library redirects the browser before the reader decides. Only `oauthRouter` sees these paths. */
export const PAGES = { signIn: '/oauth/sign-in', consent: '/oauth/consent' } as const;

/**
 * An OAuth 2.1 authorization server for programs that read the site on a reader's behalf (RFC 6749, 7591,
 * 7636, 8252).
 *
 * Access tokens are opaque: each use is checked in the database, so revocation is immediate. The
 * library's option `resources` would write to the database at startup and never recover from an outage;
 * `oauthRouter` checks the parameter `resource` instead.
 */
export function oauthPlugin() {
  return oauthProvider({
    loginPage: PAGES.signIn,
    consentPage: PAGES.consent,
    scopes: [...SCOPES],
    grantTypes: ['authorization_code', 'refresh_token'],
    disableJwtPlugin: true,
    enforcePerClientResources: false,
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    accessTokenExpiresIn: ACCESS_TOKEN_LIFETIME,
    refreshTokenExpiresIn: REFRESH_TOKEN_LIFETIME,
    codeExpiresIn: CODE_LIFETIME,
    storeTokens: { hash: (token) => Promise.resolve(hashToken(token)) },
    prefix: { opaqueAccessToken: ACCESS_TOKEN_PREFIX, refreshToken: REFRESH_TOKEN_PREFIX },
    rateLimit: {
      authorize: { window: 60, max: 30 },
      token: { window: 60, max: 60 },
      register: { window: 60, max: 10 },
    },
  });
}

/** The hash stored in the database. Tokens are random, so a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
