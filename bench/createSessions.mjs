import { createHmac, randomBytes } from 'node:crypto';

/**
 * Creates readers who are signed in. Production has no demo readers.
 *
 * @param pool of the product's database
 * @param {string} secret that signs the product's cookies
 * @param {number} count
 * @returns {Promise<{ id: string, cookie: string }[]>} the readers' ids and `Cookie` headers
 */
export async function createSessions(pool, secret, count) {
  const ids = Array.from({ length: count }, () => randomBytes(16).toString('hex'));
  await pool.query(
    `with reader as (
       insert into "user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
       select id, 'Ada', id || '@example.com', true, 'reader', now(), now() from unnest($1::text[]) id
       returning id
     )
     insert into session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
     select id, id, id, now() + interval '1 day', now(), now() from reader`,
    [ids],
  );
  return ids.map((id) => {
    const signature = createHmac('sha256', secret).update(id).digest('base64');
    return { id, cookie: `gatehouse.session_token=${encodeURIComponent(`${id}.${signature}`)}` };
  });
}
