import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

const RESET = 'reset-password';

/**
 * What Better Auth stores instead of a secret: its hash, behind what it is for where we must find those of
 * one reader again (TOK-09).
 */
export function hashIdentifier(identifier: string): Promise<string> {
  const hash = createHash('sha256').update(identifier).digest('base64url');
  return Promise.resolve(identifier.startsWith(`${RESET}:`) ? `${RESET}:${hash}` : hash);
}

/**
 * Ends the links for a new password that a reader was sent before this one (TOK-03). Not those that
 * are newer: two requests at the same time would end each other's, and none would work.
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

/** Ends all that was begun for a reader: resets, second steps, trust in browsers (DAT-06). */
export async function deleteVerifications(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries.deleteFrom('verification').where('value', '=', userId).execute();
}
