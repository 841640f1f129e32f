import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

const RESET = 'reset-password';

/**
 * The hash that Better Auth stores instead of a secret (TOK-09), prefixed with its purpose where a
 * reader's rows need to be found again.
 */
export function hashIdentifier(identifier: string): Promise<string> {
  const hash = createHash('sha256').update(identifier).digest('base64url');
  return Promise.resolve(identifier.startsWith(`${RESET}:`) ? `${RESET}:${hash}` : hash);
}

/**
 * Invalidates a reader's earlier reset links (TOK-03). Not newer ones: two concurrent requests
 * would invalidate each other's link, leaving none.
 */
export async function deleteOtherResets(
  queries: Kysely<Schema>,
  userId: string,
  token: string,
): Promise<void> {
  const own = queries
    .selectFrom('verification')
    .select('createdAt')
    .where('identifier', '=', await hashIdentifier(`${RESET}:${token}`));
  await queries
    .deleteFrom('verification')
    .where('value', '=', userId)
    .where('identifier', 'like', `${RESET}:%`)
    .where('createdAt', '<', own)
    .execute();
}

/** Deletes everything pending for a reader: resets, second factors, trusted browsers (DAT-06). */
export async function deleteVerifications(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries.deleteFrom('verification').where('value', '=', userId).execute();
}
