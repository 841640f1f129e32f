import type { ResetReview } from '@gatehouse/contract/account';
import { Router } from 'express';
import { z } from 'zod';
import type { Auth } from '../../auth/createAuth.js';
import { providerName } from '../../auth/providers/providerName.js';
import { noticeSecurityChange } from '../../auth/securityNotice.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { parseInput } from '../../http/errors/parseInput.js';
import type { AccountContext } from '../AccountContext.js';
import { getReview, removeOtherSignInMethods } from './resetReview.js';

const linkSchema = z.strictObject({ token: z.string().regex(/^[\w-]{16,128}$/, 'is not a token') });

/**
 * What there is beside a password that was just reset: `POST /` lists it, `POST /remove` removes it.
 * The link of the reset is the proof, and there is no session.
 */
export function createResetReviewRouter(
  { queries, mailer, audit, origin }: AccountContext,
  providers: Auth['providers'],
): Router {
  const router = Router({ caseSensitive: true });

  router.post('/', async (request, response) => {
    const { token } = parseInput(linkSchema, request.body);
    const review = await getReview(queries, token);
    if (review === null) throw new HttpError('INVALID_TOKEN');
    const connections = review.connections.map((connection) => ({
      ...connection,
      name: providerName(providers, connection.provider),
    }));
    response.json({ ...review, connections } satisfies ResetReview);
  });

  router.post('/remove', async (request, response) => {
    const { token } = parseInput(linkSchema, request.body);
    const removed = await removeOtherSignInMethods(queries, token);
    if (removed === null) throw new HttpError('INVALID_TOKEN');
    const { reader, passkeys, connections } = removed;
    const changes = [
      ...passkeys.map(({ name }) => ({
        ...({ change: 'passkey-removed', what: name, detail: name ?? undefined } as const),
      })),
      ...connections.map(({ provider }) => ({
        ...({ change: 'connection-removed', detail: provider } as const),
        what: providerName(providers, provider),
      })),
    ];
    for (const [index, { change, what, detail }] of changes.entries()) {
      await audit.record({
        ...origin(request),
        kind: change,
        userId: reader.id,
        ...(detail !== undefined && { detail }),
      });
      await noticeSecurityChange(mailer, reader, { change, what, key: `${request.id} ${index}` });
    }
    response.json({ status: true });
  });
  return router;
}
