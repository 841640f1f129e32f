import type { Introspection } from '@gatehouse/contract/introspection';
import { raw, Router, type RequestHandler, type Response } from 'express';
import type { Database } from '../db/database.js';
import type { Schema } from '../db/schema.js';
import { HttpError } from '../http/errors/HttpError.js';
import { clientNetwork } from '../http/requestContext/clientNetwork.js';
import type { Limits } from '../limits/createLimits.js';
import type { SessionCookie } from '../session/sessionCookie.js';
import type { AccessTokens } from './accessTokens.js';
import { parseIntrospectionForm } from './introspectionForm.js';
import { isSecretOf, readServiceCredential } from './serviceCredentials.js';

const PATH = '/api/session/introspect';
/** In bytes. */
const BODY_LIMIT = 16 * 1024;
/** The most wrong credentials per network in 15 minutes. */
const WRONG_CREDENTIALS = { max: 20, window: 15 * 60 };
/** Per service and instance. */
const REQUESTS_PER_MINUTE = 6_000;

/** Named, so that each connection plans them once. */
const CREDENTIAL = {
  name: 'service-credential',
  text: 'select secret_hash from service_credential where id = $1',
};
const BY_ID = {
  name: 'introspect-id',
  text: 'select * from reader_session where session_id = $1 and reader_id = $2',
};
const BY_TOKEN = {
  name: 'introspect-token',
  text: 'select * from reader_session where session_id = (select id from session where token = $1)',
};

/**
 * `POST /api/session/introspect` (RFC 7662): tells services with a credential whether a session is valid
 * right now. Cookies are ignored, so it needs no `Origin` check.
 */
export function createIntrospectionRouter(options: {
  tokens: AccessTokens;
  cookie: SessionCookie;
  pool: Database['pool'];
  limits: Limits;
}): Router {
  const { tokens, cookie, pool, limits } = options;
  const wrong = limits.shared({ name: 'service-credential', ...WRONG_CREDENTIALS });
  const asked = limits.local({ name: 'introspection', max: REQUESTS_PER_MINUTE, window: 60 });

  const requireService: RequestHandler = async (request, response, next) => {
    const credential = readServiceCredential(request.headers.authorization);
    if (credential === null) throw refusal(response);
    const { rows } = await pool.query<{ secret_hash: string }>({
      ...CREDENTIAL,
      values: [credential.id],
    });
    const isRight = isSecretOf(rows[0]?.secret_hash, credential);
    // Wrong guesses must not use up the service's own limit.
    const wait = isRight ? await asked(credential.id) : await wrong.take(clientNetwork(request));
    if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
    if (!isRight) throw refusal(response);
    next();
  };

  function refusal(response: Response): HttpError {
    response.setHeader('WWW-Authenticate', `Basic realm="${tokens.issuer}"`);
    return new HttpError('INVALID_SERVICE_CREDENTIAL');
  }

  async function findSession(
    query: typeof BY_ID,
    values: string[],
  ): Promise<Schema['reader_session'] | undefined> {
    const { rows } = await pool.query<Schema['reader_session']>({ ...query, values });
    return rows[0];
  }

  async function introspect(token: string): Promise<Introspection> {
    const sessionToken = cookie.readValue(token);
    if (sessionToken !== null) {
      const row = await findSession(BY_TOKEN, [sessionToken]);
      if (row === undefined) return { active: false };
      const times = { iat: toSeconds(row.created_at), exp: toSeconds(row.expires_at) };
      return describe(row, { ...times, token_type: 'session' });
    }
    const claims = await tokens.verify(token);
    if (claims === null) return { active: false };
    const row = await findSession(BY_ID, [claims.sid, claims.sub]);
    if (row === undefined) return { active: false };
    return describe(row, { iat: claims.iat, exp: claims.exp, token_type: 'Bearer' });
  }

  function describe(
    row: Schema['reader_session'],
    about: { iat: number; exp: number; token_type: 'Bearer' | 'session' },
  ): Introspection {
    const { email, email_verified, plans } = row;
    return {
      active: true,
      iss: tokens.issuer,
      aud: tokens.audience,
      sub: row.reader_id,
      sid: row.session_id,
      email,
      email_verified,
      plans,
      ...about,
    };
  }

  const router = Router({ caseSensitive: true, strict: true });
  router
    .route(PATH)
    .post(
      requireService,
      raw({ type: 'application/x-www-form-urlencoded', limit: BODY_LIMIT, inflate: false }),
      async (request, response) => {
        response.json(await introspect(parseIntrospectionForm(request.body)));
      },
    )
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'POST' });
    });
  return router;
}

const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
