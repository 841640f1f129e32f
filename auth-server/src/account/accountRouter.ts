import type { AccountPlan, AccountSecurity } from '@gatehouse/contract/account';
import type { Activity } from '@gatehouse/contract/activity';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import type { Plan } from '@gatehouse/contract/plan';
import type { ReturnSite } from '@gatehouse/contract/returnPath';
import { Router } from 'express';
import { z } from 'zod';
import type { Auth } from '../auth/createAuth.js';
import { listActivity } from '../events/auditTrail.js';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import { requireFreshSession, requireSession } from '../http/errors/requireSession.js';
import { requestOrigin } from '../http/requestContext/clientAddress.js';
import { listPlans } from '../membership/entitlements.js';
import type { AccountContext } from './AccountContext.js';
import { createConnectedAppsRouter } from './connectedApps/connectedAppsRouter.js';
import { createAccessRequestRouter } from './accessRequestRouter.js';
import { deleteReader } from './deletion/deleteReader.js';
import { createEmailChangeRouter } from './emailChange/emailChangeRouter.js';
import { exportAccount } from './exportAccount.js';
import { createResetReviewRouter } from './resetReview/resetReviewRouter.js';
import { endOtherSessions, endSession, listSessions } from './sessions/accountSessions.js';
import { getSignInMethods, removeConnection } from './signInMethods.js';

const SHOWN_ACTIVITY = 50;

/** The reader's own address, typed to confirm. */
export const deletionSchema = z.strictObject({
  email: emailSchema.describe("The reader's own address."),
});

/**
 * The account area. No route names a reader: the session determines the account.
 * @param options.expiredCookie a `Set-Cookie` header that clears the session cookie
 * @param options.providers the enabled providers
 * @param options.plans the site's plans
 */
export function createAccountRouter(
  context: AccountContext,
  options: {
    expiredCookie: string;
    providers: Auth['providers'];
    plans: readonly Plan[];
    site: ReturnSite;
  },
): Router {
  const { queries, sessions, events } = context;
  const router = Router({ caseSensitive: true });
  router.use('/access-requests', createAccessRequestRouter(context, options));
  router.use('/apps', createConnectedAppsRouter(context));
  router.use('/email', createEmailChangeRouter(context));
  router.use('/reset-review', createResetReviewRouter(context, options.providers));

  router.get('/sessions', async (request, response) => {
    const { id, user } = await requireSession(sessions, request.headers.cookie);
    response.json(await listSessions(queries, user.id, id));
  });
  router.delete('/sessions', async (request, response) => {
    const { id, user } = await requireSession(sessions, request.headers.cookie);
    await endOtherSessions(queries, user.id, id);
    await events.emit({
      ...requestOrigin(request),
      kind: 'other-sessions-ended',
      userId: user.id,
    });
    response.json({ status: true });
  });
  router.delete('/sessions/:id', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    if (!(await endSession(queries, user.id, request.params.id))) throw new HttpError('NOT_FOUND');
    await events.emit({ ...requestOrigin(request), kind: 'session-ended', userId: user.id });
    response.json({ status: true });
  });

  router.get('/security', async (request, response) => {
    const { user, isFresh } = await requireSession(sessions, request.headers.cookie);
    const answer = { isFresh, ...(await getSignInMethods(queries, user.id)) };
    response.json(answer satisfies AccountSecurity);
  });
  router.delete('/connections/:id', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    const removal = await removeConnection(queries, user.id, request.params.id);
    if (removal.outcome !== 'removed') {
      throw new HttpError(removal.outcome === 'last' ? 'LAST_WAY_IN' : 'NOT_FOUND');
    }
    await events.emit({
      ...requestOrigin(request),
      kind: 'connection-removed',
      userId: user.id,
      detail: removal.provider,
      notice: { to: user, dedupeKey: request.id },
    });
    response.json({ status: true });
  });

  router.get('/plans', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    response.json((await listPlans(queries, user.id)) satisfies AccountPlan[]);
  });

  router.get('/activity', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    const activity = await listActivity(queries, { userId: user.id, limit: SHOWN_ACTIVITY });
    response.json(activity.map(({ userId: _own, ...event }) => event) satisfies Activity[]);
  });

  router.get('/export', async (request, response) => {
    const { id, user } = await requireFreshSession(sessions, request.headers.cookie);
    await events.emit({ ...requestOrigin(request), kind: 'data-exported', userId: user.id });
    const account = await exportAccount(queries, user.id, id);
    if (account === null) throw new HttpError('SIGN_IN_REQUIRED');
    response.attachment('account.json').send(JSON.stringify(account, null, 2));
  });

  router.post('/delete', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    if (parseInput(deletionSchema, request.body).email !== user.email) {
      throw new HttpError('INVALID_INPUT', {
        fields: { email: 'is not the address of this account' },
      });
    }
    if (!(await deleteReader(queries, user))) throw new HttpError('SIGN_IN_REQUIRED');
    await events.emit({
      ...requestOrigin(request),
      kind: 'account-deleted',
      userId: user.id,
      notice: { to: user, dedupeKey: user.id },
    });
    response.setHeader('Set-Cookie', options.expiredCookie);
    response.json({ status: true });
  });
  return router;
}
