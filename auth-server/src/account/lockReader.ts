import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';

/**
 * Locks a reader with all ways into their account, for whoever removes some of these. In the order of a
 * new password and of the removal of one passkey, which have the way in before their triggers come to
 * the reader (migration 005): in another order, two of them would wait for each other.
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
