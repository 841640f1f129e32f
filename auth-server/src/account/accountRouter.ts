import type { AccountPlan, AccountSecurity, Activity } from '@gatehouse/contract/account';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import { Router } from 'express';
import { z } from 'zod';
import { listActivity } from '../audit/activity.js';
import { addressed } from '../auth/accountMails.js';
import type { Auth } from '../auth/createAuth.js';
import { providerName } from '../auth/providers/providerName.js';
import { noticeSecurityChange } from '../auth/securityNotice.js';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import { requireFreshSession, requireSession } from '../http/errors/requireSession.js';
import { listPlans } from '../membership/entitlements.js';
import type { AccountContext } from './AccountContext.js';
import { deleteReader } from './deletion/deleteReader.js';
import { createEmailChangeRouter } from './emailChange/emailChangeRouter.js';
import { exportAccount } from './exportAccount.js';
import { createResetReviewRouter } from './resetReview/resetReviewRouter.js';
import { endOtherSessions, endSession, listSessions } from './sessions/accountSessions.js';
import { getSignInMethods, removeConnection } from './signInMethods.js';

const SHOWN_ACTIVITY = 50;

/**
 * The account area. Nothing in it names another reader: whose account it is, the session says.
 *
 * @param options.expiredCookie ends the session's cookie: a `Set-Cookie` header
 * @param options.providers the services that are on
 */
export function createAccountRouter(
  context: AccountContext,
  options: { expiredCookie: string; providers: Auth['providers'] },
): Router {
  const { queries, sessions, audit, mailer, origin } = context;
  const router = Router({ caseSensitive: true });
  router.use('/email', createEmailChangeRouter(context));
  router.use('/reset-review', createResetReviewRouter(context, options.providers));

  router.get('/sessions', async (request, response) => {
    const { id, user } = await requireSession(sessions, request.headers.cookie);
    response.json(await listSessions(queries, user.id, id));
  });
  router.delete('/sessions', async (request, response) => {
    const { id, user } = await requireSession(sessions, request.headers.cookie);
    await endOtherSessions(queries, user.id, id);
    await audit.record({ ...origin(request), kind: 'other-sessions-ended', userId: user.id });
    response.json({ status: true });
  });
  router.delete('/sessions/:id', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    if (!(await endSession(queries, user.id, request.params.id))) throw new HttpError('NOT_FOUND');
    await audit.record({ ...origin(request), kind: 'session-ended', userId: user.id });
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
    const { provider } = removal;
    await audit.record({
      ...origin(request),
      kind: 'connection-removed',
      userId: user.id,
      detail: provider,
    });
    await noticeSecurityChange(mailer, user, {
      change: 'connection-removed',
      what: providerName(options.providers, provider),
      key: request.id,
    });
    response.json({ status: true });
  });

  router.get('/plans', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    response.json((await listPlans(queries, user.id)) satisfies AccountPlan[]);
  });

  router.get('/activity', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    const events = await listActivity(queries, { userId: user.id, limit: SHOWN_ACTIVITY });
    response.json(events.map(({ userId: _own, ...event }) => event) satisfies Activity[]);
  });

  router.get('/export', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    await audit.record({ ...origin(request), kind: 'data-exported', userId: user.id });
    const account = await exportAccount(queries, user.id);
    if (account === null) throw new HttpError('SIGN_IN_REQUIRED');
    response.attachment('account.json').send(JSON.stringify(account, null, 2));
  });

  router.post('/delete', async (request, response) => {
    const { user } = await requireFreshSession(sessions, request.headers.cookie);
    const { email, name } = user;
    const confirmed = z.strictObject({
      email: emailSchema.pipe(z.literal(email, 'is not the address of this account')),
    });
    parseInput(confirmed, request.body);
    if (!(await deleteReader(queries, user))) throw new HttpError('SIGN_IN_REQUIRED');
    await audit.record({ actor: 'reader', kind: 'account-deleted', userId: null });
    await mailer.notify({
      ...addressed(user),
      template: 'account-deleted',
      data: { name, at: new Date().toISOString() },
      dedupeKey: user.id,
    });
    response.setHeader('Set-Cookie', options.expiredCookie);
    response.json({ status: true });
  });
  return router;
}
