import type { EmailChangeAnswer, EmailChangeReview } from '@gatehouse/contract/account';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import { type Request, Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../../http/errors/HttpError.js';
import { parseInput } from '../../http/errors/parseInput.js';
import { requireFreshSession, requireSession } from '../../http/errors/requireSession.js';
import { requestOrigin } from '../../http/requestContext/clientAddress.js';
import { clientNetwork } from '../../http/requestContext/clientNetwork.js';
import { hashLinkToken } from '../../linkToken.js';
import type { AccountContext } from '../AccountContext.js';
import {
  requestEmailChange,
  cancelEmailChange,
  confirmEmailChange,
  getPendingEmailChange,
  reviewEmailChange,
} from './emailChange.js';

export const newEmailSchema = z.strictObject({
  email: emailSchema.describe('The new address.'),
});
export const emailLinkSchema = z.strictObject({
  token: z
    .string()
    .regex(/^[\w-]{43}$/, 'is not a valid token')
    .describe('From the link in the email.'),
});

/**
 * Links that one network can try (RL-12) per window (in seconds). The same as for other emailed
 * links.
 */
const CONFIRMATIONS = { max: 10, window: 60 };

/**
 * `GET /` returns the pending change, `POST /` requests one, `DELETE /` cancels it. `POST /review`
 * describes the change of one of the two links, `POST /confirm` confirms it.
 */
export function createEmailChangeRouter(context: AccountContext): Router {
  const { queries, mailer, sessions, events, limits } = context;
  const confirmations = limits.shared({ name: 'address-confirm', ...CONFIRMATIONS });
  const router = Router({ caseSensitive: true });

  router.get('/', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    response.json(await getPendingEmailChange(queries, user.id));
  });

  router.post('/', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    const { email } = parseInput(newEmailSchema, request.body);
    if (email === user.email) {
      throw new HttpError('INVALID_INPUT', { fields: { email: 'is already your address' } });
    }
    const { cookie } = request.headers;
    const network = clientNetwork(request);
    await mailer.countRequest(user.email, { purpose: 'address-change', cookie, network });
    await requestEmailChange({ queries, mailer }, user, email, cookie);
    await events.emit({ ...requestOrigin(request), kind: 'email-change-asked', userId: user.id });
    response.json({ status: true });
  });

  // Without a fresh session: someone who did not request the change should not have to wait.
  router.delete('/', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    if (!(await cancelEmailChange(queries, user.id))) throw new HttpError('NOT_FOUND');
    await events.emit({
      ...requestOrigin(request),
      kind: 'email-change-canceled',
      userId: user.id,
    });
    response.json({ status: true });
  });

  /**
   * Counts each use of a link, for either purpose, so that using both allows no further guesses.
   */
  const takeToken = async (request: Request): Promise<string> => {
    const { token } = parseInput(emailLinkSchema, request.body);
    const retryAfter = await confirmations.take(clientNetwork(request));
    if (retryAfter !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter });
    return token;
  };

  // Both work without a session: the other mailbox may be on another computer.
  router.post('/review', async (request, response) => {
    const review = await reviewEmailChange(queries, await takeToken(request));
    if (review === null) throw new HttpError('INVALID_TOKEN');
    response.json(review satisfies EmailChangeReview);
  });

  router.post('/confirm', async (request, response) => {
    const token = await takeToken(request);
    const answer = await confirmEmailChange(queries, token);
    if (answer === null) throw new HttpError('INVALID_TOKEN');
    const { status, changed } = answer;
    if (changed !== null) {
      const { userId, before, newAddress } = changed;
      await events.emit({
        ...requestOrigin(request),
        kind: 'email-changed',
        userId,
        notice: { to: before, dedupeKey: hashLinkToken(token), newAddress },
      });
    }
    response.json({ status } satisfies EmailChangeAnswer);
  });
  return router;
}
