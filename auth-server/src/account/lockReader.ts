import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';

/**
 * Locks a reader and all of their sign-in methods before some of these are removed. A password change and
 * the removal of a passkey lock the method first, and the reader in a trigger (migration 005): any other
 * order could deadlock.
 */
export async function lockReader(transaction: Kysely<Schema>, userId: string): Promise<void> {
  for (const table of ['account', 'passkey'] as const) {
    await transaction
      .selectFrom(table)
      .select('id')
      .where('userId', '=', userId)
      .orderBy('id')
      .forUpdate()
      .execute();
  }
  await transaction.selectFrom('user').select('id').where('id', '=', userId).forUpdate().execute();
}
