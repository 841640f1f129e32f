import { randomBytes } from 'node:crypto';
import { raw, Router } from 'express';
import { sql } from 'kysely';
import pLimit from 'p-limit';
import { HttpError } from '../../http/errors/HttpError.js';
import { requireSession } from '../../http/errors/requireSession.js';
import type { AccountContext } from '../AccountContext.js';
import { encodeAvatar } from './encodeAvatar.js';

/** Pictures per reader and hour, including refused ones. */
const UPLOADS = 10;
const HOUR = 60 * 60;
/** Decodes one picture at a time, the others wait: each takes memory and a core. */
const limit = pLimit(1);
const MAX_WAITING = 20;
/** In seconds. */
const RETRY_AFTER = 5;

/**
 * `PUT /` stores the bytes of a picture, `DELETE /` removes it.
 *
 * @param maxBytes of a picture, as uploaded
 */
export function createAvatarRouter(context: AccountContext, maxBytes: number): Router {
  const { queries, sessions, limits } = context;
  const uploads = limits.shared({ name: 'avatar', max: UPLOADS, window: HOUR });
  /** Readers with an upload in progress: nobody can fill the queue alone. */
  const uploading = new Set<string>();
  const router = Router({ caseSensitive: true });

  const setImage = (userId: string, image: string | null) =>
    queries
      .updateTable('user')
      .set({ image, updatedAt: sql`now()` })
      .where('id', '=', userId);

  router.put(
    '/',
    // Before the body is read: bodies are read only for authorized requests.
    async (request, response, next) => {
      const { user } = await requireSession(sessions, request.headers.cookie);
      if (uploading.has(user.id)) {
        throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: RETRY_AFTER });
      }
      if (limit.pendingCount >= MAX_WAITING) {
        throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
      }
      uploading.add(user.id);
      response.once('close', () => uploading.delete(user.id));
      const wait = await uploads.take(user.id);
      if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
      next();
    },
    raw({ type: 'image/*', limit: maxBytes, inflate: false }),
    async (request, response) => {
      const { user } = await requireSession(sessions, request.headers.cookie);
      const upload: unknown = request.body;
      if (!Buffer.isBuffer(upload)) throw new HttpError('UNSUPPORTED_MEDIA_TYPE');
      const bytes = await limit(() => encodeAvatar(upload));
      if (bytes === null) {
        throw new HttpError('INVALID_INPUT', {
          fields: { body: 'is not a readable image, or takes too long to read' },
        });
      }
      const id = randomBytes(16).toString('hex');
      const image = `/api/avatars/${id}`;
      await queries
        .insertInto('avatar')
        .values({ id, user_id: user.id, bytes })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ id, bytes }))
        .execute();
      await setImage(user.id, image).execute();
      response.json({ image });
    },
  );

  router.delete('/', async (request, response) => {
    const { user } = await requireSession(sessions, request.headers.cookie);
    await queries.deleteFrom('avatar').where('user_id', '=', user.id).execute();
    await setImage(user.id, null).execute();
    response.json({ image: null });
  });
  return router;
}

/** `GET /:id` returns a picture. Every upload gets a new random address, so that it can be cached forever. */
export function createAvatarsRouter({ queries }: Pick<AccountContext, 'queries'>): Router {
  const router = Router({ caseSensitive: true });
  router.get('/:id', async (request, response) => {
    const row = await queries
      .selectFrom('avatar')
      .select('bytes')
      .where('id', '=', request.params.id)
      .executeTakeFirst();
    if (row === undefined) throw new HttpError('NOT_FOUND');
    response
      .set('Cache-Control', 'private, max-age=31536000, immutable')
      .set('Cross-Origin-Resource-Policy', 'same-site')
      .type('image/webp')
      .send(row.bytes);
  });
  return router;
}
