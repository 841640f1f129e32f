import type { ApiKey, NewApiKey } from '@gatehouse/contract/account';
import { apiKeyRequestSchema } from '@gatehouse/contract/apiKey';
import { Router } from 'express';
import type { Auth } from '../auth/createAuth.js';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Events } from '../events/events.js';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import { requireFreshSession, requireSession } from '../http/errors/requireSession.js';
import { requestOrigin } from '../http/requestContext/clientAddress.js';
import type { Limits } from '../limits/createLimits.js';
import type { SessionReader } from '../session/sessionReader.js';
import { listApiKeys, revokeApiKey } from './apiKeys.js';

/** New keys per reader, with the window in seconds: each one sends an email. */
export const NEW_API_KEYS = { max: 20, window: 60 * 60 };

/** A reader's API keys: `GET /`, `POST /`, `DELETE /:id`. These routes accept no API key. */
export function createApiKeyRouter(options: {
  auth: Pick<Auth, 'createApiKey'>;
  sessions: SessionReader;
  events: Events;
  queries: Kysely<Schema>;
  limits: Limits;
}): Router {
  const { auth, sessions, events, queries, limits } = options;
  const created = limits.shared({ name: 'api-key', ...NEW_API_KEYS });
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .get(async (request, response) => {
      const { user } = await requireSession(sessions, request.headers.cookie);
      response.json((await listApiKeys(queries, user.id)) satisfies ApiKey[]);
    })
    .post(async (request, response) => {
      const { user } = await requireFreshSession(sessions, request.headers.cookie);
      const wanted = parseInput(apiKeyRequestSchema, request.body);
      const retryAfter = await created.take(user.id);
      if (retryAfter !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter });
      const { id, key } = await auth.createApiKey(user, wanted);
      await events.emit({
        ...requestOrigin(request),
        kind: 'api-key-created',
        userId: user.id,
        detail: wanted.name,
        notice: { to: user, dedupeKey: request.id },
      });
      const apiKey = (await listApiKeys(queries, user.id)).find((each) => each.id === id);
      // It was revoked in the meantime.
      if (apiKey === undefined) throw new HttpError('CONFLICT');
      response.status(201).json({ ...apiKey, key } satisfies NewApiKey);
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, POST' });
    });
  router.delete('/:id', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    const name = await revokeApiKey(queries, user.id, request.params.id);
    if (name === null) throw new HttpError('NOT_FOUND');
    await events.emit({
      ...requestOrigin(request),
      kind: 'api-key-revoked',
      userId: user.id,
      detail: name,
    });
    response.json({ status: true });
  });
  return router;
}
