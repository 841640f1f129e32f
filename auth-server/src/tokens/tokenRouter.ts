import type { AccessToken } from '@gatehouse/contract/accessToken';
import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import { requireSession } from '../http/errors/requireSession.js';
import type { Limits } from '../limits/createLimits.js';
import type { SessionReader } from '../session/sessionReader.js';
import type { AccessTokens } from './accessTokens.js';

/** Tokens per reader, minute and instance: every tab gets its own token. */
const TOKENS_PER_MINUTE = 60;

/** `GET /token`: an access token for the signed-in reader. */
export function createTokenRouter(options: {
  sessions: SessionReader;
  tokens: AccessTokens;
  limits: Limits;
}): Router {
  const limit = options.limits.local({ name: 'access-token', max: TOKENS_PER_MINUTE, window: 60 });
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route('/token')
    .get(async (request, response) => {
      const session = await requireSession(options.sessions, request.headers.cookie);
      const wait = await limit(session.user.id);
      if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
      const { token, expiresAt } = await options.tokens.sign(session);
      response.json({ token, expiresAt: expiresAt.toISOString() } satisfies AccessToken);
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET' });
    });
  return router;
}
