import type { AppRequest, ConnectedApp } from '@gatehouse/contract/account';
import { Router } from 'express';
import { z } from 'zod';
import { getAppName } from '../../auth/oauth/appConsents.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { parseInput } from '../../http/errors/parseInput.js';
import { requireSession } from '../../http/errors/requireSession.js';
import { requestOrigin } from '../../http/requestContext/clientAddress.js';
import type { AccountContext } from '../AccountContext.js';
import { disconnectApp, listConnectedApps } from './connectedApps.js';

export const appQuerySchema = z.strictObject({
  client_id: z.string('is missing').max(128, 'is too long'),
});

/** `/api/me/apps`: the apps that have access, and the one that requests it. */
export function createConnectedAppsRouter({ queries, sessions, events }: AccountContext): Router {
  const router = Router({ caseSensitive: true });
  router.get('/', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    response.json((await listConnectedApps(queries, user.id)) satisfies ConnectedApp[]);
  });
  router.get('/request', async (request, response) => {
    await requireSession(sessions, request.headers.cookie);
    const name = await getAppName(queries, parseInput(appQuerySchema, request.query).client_id);
    if (name === null) throw new HttpError('NOT_FOUND');
    response.json({ name } satisfies AppRequest);
  });
  router.delete('/:id', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    const name = await disconnectApp(queries, user.id, request.params.id);
    if (name === null) throw new HttpError('NOT_FOUND');
    await events.emit({
      ...requestOrigin(request),
      kind: 'app-disconnected',
      userId: user.id,
      detail: name,
    });
    response.json({ status: true });
  });
  return router;
}
