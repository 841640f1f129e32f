import { accessRequestSchema } from '@gatehouse/contract/accessRequest';
import type { Plan } from '@gatehouse/contract/plan';
import { type ReturnSite, safeReturnPath } from '@gatehouse/contract/returnPath';
import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import { requireSession } from '../http/errors/requireSession.js';
import { requestOrigin } from '../http/requestContext/clientAddress.js';
import { pathInSite } from '../mail/message/sitePath.js';
import { listAdministrators, requestAccess } from '../membership/accessRequests.js';
import type { AccountContext } from './AccountContext.js';

/** Requests per reader and window (in seconds): each may send an email to every administrator. */
const REQUESTS = { max: 10, window: 60 * 60 };

/** `POST /` requests a plan from the site's administrators. Repeating a request changes nothing. */
export function createAccessRequestRouter(
  { sessions, queries, events, limits }: AccountContext,
  { plans, site }: { plans: readonly Plan[]; site: ReturnSite },
): Router {
  const requests = limits.shared({ name: 'access-request', ...REQUESTS });
  const router = Router({ caseSensitive: true });
  router
    .route('/')
    .post(async (request, response) => {
      const { user, plans: held } = await requireSession(sessions, request.headers.cookie);
      const { plan: id, path: page } = parseInput(accessRequestSchema, request.body);
      const path = pathInSite(safeReturnPath(page, site), safeReturnPath(undefined, site));
      const plan = plans.find((known) => known.id === id);
      if (plan === undefined) {
        throw new HttpError('INVALID_INPUT', { fields: { plan: 'is not a plan of this site' } });
      }
      const retryAfter = await requests.take(user.id);
      if (retryAfter !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter });
      if (!held.includes(id) && (await requestAccess(queries, user.id, { plan: id, path }))) {
        await events.emit({
          ...requestOrigin(request),
          kind: 'access-requested',
          userId: user.id,
          detail: id,
          notice: {
            to: await listAdministrators(queries),
            dedupeKey: request.id,
            reader: { name: user.name, email: user.email },
            plan,
            path,
          },
        });
      }
      response.status(204).end();
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'POST' });
    });
  return router;
}
