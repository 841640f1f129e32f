import { Router } from 'express';
import type { Database } from '../db/database.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import type { SessionCookie } from '../session/sessionCookie.js';
import type { SessionReader } from '../session/sessionReader.js';
import { createAccessTokens } from './accessTokens.js';
import { createIntrospectionRouter } from './introspectionRouter.js';
import { createKeyRing } from './keys/keyRing.js';
import { createSigningKeys } from './keys/signingKeys.js';
import type { TokenSettings } from './keys/TokenSettings.js';
import { createKeySetRouter } from './keySetRouter.js';
import { createTokenRouter } from './tokenRouter.js';

/** Identifies readers to other services: tokens, their keys, introspection. */
export function createTokens(options: {
  settings: {
    siteUrl: string;
    authUrl: string;
    secret: string;
    config: { tokens: TokenSettings };
  };
  log: Log;
  database: Pick<Database, 'pool' | 'queries'>;
  sessions: SessionReader;
  cookie: SessionCookie;
  limits: Limits;
}): {
  /** Below `/api/auth`, for pages of the site. */
  forReaders: Router;
  /** For servers: mount it before the checks that a request comes from a page of the site. */
  forServices: Router;
} {
  const { settings, log, database, cookie, limits } = options;
  const { tokens: rules } = settings.config;
  const keyRing = createKeyRing(
    createSigningKeys({
      queries: database.queries,
      log,
      secret: settings.secret,
      tokens: rules,
    }),
  );
  const tokens = createAccessTokens({
    keyRing,
    issuer: settings.authUrl,
    audience: rules.audience ?? settings.siteUrl,
    minutes: rules.minutes,
  });
  const forServices = Router({ caseSensitive: true, strict: true });
  forServices.use(
    createKeySetRouter(keyRing),
    createIntrospectionRouter({ tokens, cookie, limits, pool: database.pool }),
  );
  return {
    forReaders: createTokenRouter({ sessions: options.sessions, tokens, limits }),
    forServices,
  };
}
