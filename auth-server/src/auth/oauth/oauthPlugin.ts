import { createHash } from 'node:crypto';
import { oauthProvider } from '@better-auth/oauth-provider';

/** What an app may ask for: to read what its reader may read, and to go on doing so. */
export const SCOPES = ['docs:read', 'offline_access'] as const;

/** Seconds. */
const ACCESS_TOKEN_LIFETIME = 60 * 60;
const REFRESH_TOKEN_LIFETIME = 30 * 24 * 60 * 60;
const CODE_LIFETIME = 5 * 60;

/** Secret scanners recognize tokens by these. */
export const ACCESS_TOKEN_PREFIX = 'gatehouse_at_';
const REFRESH_TOKEN_PREFIX = 'gatehouse_rt_';

/** Where the library sends a browser that it can't send back to an app. Only `oauthRouter` reads them. */
export const PAGES = { signIn: '/oauth/sign-in', consent: '/oauth/consent' } as const;

/**
 * An OAuth 2.1 authorization server for programs that read the site for a reader (RFC 6749, 7591, 7636, 8252).
 *
 * Access tokens are opaque: each use asks the database, so they end at once. The library's `resources`
 * would be written at startup, which fails for good while the database is down; `oauthRouter` checks the
 * parameter `resource` instead.
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

/** As the database has it. Tokens are random, so a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
