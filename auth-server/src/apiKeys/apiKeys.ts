import { MAX_API_KEY_NAME, type ApiKey } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';

/** A reader's keys that haven't expired, newest first, without hashes. */
export async function listApiKeys(queries: Kysely<Schema>, userId: string): Promise<ApiKey[]> {
  const rows = await queries
    .selectFrom('apikey')
    .select(['id', 'name', 'start', 'createdAt', 'lastRequest', 'expiresAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, start, createdAt, lastRequest, expiresAt }) => ({
    id,
    name: displayText(name, MAX_API_KEY_NAME),
    start,
    scope: 'read',
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastRequest?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
  }));
}

/** @returns the key's name; `null` if the reader has no such key (SES-11) */
export async function revokeApiKey(
  queries: Kysely<Schema>,
  userId: string,
  id: string,
): Promise<string | null> {
  const revoked = await queries
    .deleteFrom('apikey')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
  return revoked?.name ?? null;
}
