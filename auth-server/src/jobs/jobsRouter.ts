import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';

/**
 * `GET /api/jobs/run`: does once what a server that runs all the time does on its own. For hosts that stop
 * the process between requests. They call it on a schedule, as Vercel does: with GET, and the secret as the
 * bearer token.
 *
 * @param options.secret `null`: the route doesn't exist
 * @param options.run sends emails, and deletes what has expired
 * @see https://vercel.com/docs/cron-jobs/manage-cron-jobs
 */
export function createJobsRouter(options: {
  secret: string | null;
  run: () => Promise<void>;
}): Router {
  const { secret, run } = options;
  const router = Router({ caseSensitive: true, strict: true });
  router
    .route('/api/jobs/run')
    .get(async (request, response) => {
      if (secret === null) throw new HttpError('NOT_FOUND');
      if (!isSame(request.headers.authorization ?? '', `Bearer ${secret}`)) {
        throw new HttpError('INVALID_SERVICE_CREDENTIAL', { challenge: 'Bearer' });
      }
      await run();
      response.json({ status: 'done' });
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET' });
    });
  return router;
}

/** Compares hashes, which have the same length, in constant time. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one as Buffer, other as Buffer);
}
