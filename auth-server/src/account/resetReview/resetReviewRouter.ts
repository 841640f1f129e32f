import type { ResetReview } from '@gatehouse/contract/account';
import { Router } from 'express';
import { z } from 'zod';
import type { Auth } from '../../auth/createAuth.js';
import { providerName } from '../../auth/providers/findProviders.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { parseInput } from '../../http/errors/parseInput.js';
import { requestOrigin } from '../../http/requestContext/clientAddress.js';
import type { AccountContext } from '../AccountContext.js';
import { getReview, removeOtherSignInMethods } from './resetReview.js';

export const resetLinkSchema = z.strictObject({
  token: z
    .string()
    .regex(/^[\w-]{16,128}$/, 'is not a valid token')
    .describe('From the link that reset the password.'),
});

/**
 * The other sign-in methods and the API keys of an account whose password was just reset: `POST /`
 * lists them, `POST /remove` removes them. The reset link is the proof; there is no session.
 */
export function createResetReviewRouter(
  { queries, events }: AccountContext,
  providers: Auth['providers'],
): Router {
  const router = Router({ caseSensitive: true });

  router.post('/', async (request, response) => {
    const { token } = parseInput(resetLinkSchema, request.body);
    const review = await getReview(queries, token);
    if (review === null) throw new HttpError('INVALID_TOKEN');
    const connections = review.connections.map((connection) => ({
      ...connection,
      name: providerName(providers, connection.provider),
    }));
    response.json({ ...review, connections } satisfies ResetReview);
  });

  router.post('/remove', async (request, response) => {
    const { token } = parseInput(resetLinkSchema, request.body);
    const removed = await removeOtherSignInMethods(queries, token);
    if (removed === null) throw new HttpError('INVALID_TOKEN');
    const { reader, passkeys, connections, apiKeys } = removed;
    const changes = [
      ...passkeys.map(({ name }) => ({ kind: 'passkey-removed', detail: name }) as const),
      ...connections.map(
        ({ provider }) => ({ kind: 'connection-removed', detail: provider }) as const,
      ),
      ...apiKeys.map(({ name }) => ({ kind: 'api-key-revoked', detail: name }) as const),
    ];
    for (const [index, change] of changes.entries()) {
      await events.emit({
        ...requestOrigin(request),
        ...change,
        userId: reader.id,
        notice: { to: reader, dedupeKey: `${request.id} ${index}` },
      });
    }
    response.json({ status: true });
  });
  return router;
}
