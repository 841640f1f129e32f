import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { getOnlySubject } from './proof/proofs.js';

/**
 * Replaces a hash by one of the same password, so no session ends. If the password has changed in the meantime, this
 * does nothing.
 */
export function storeNewHash(queries: Kysely<Schema>) {
  return async ({ oldHash, newHash }: { oldHash: string; newHash: string }): Promise<void> => {
    const reader = getOnlySubject();
    let update = queries
      .updateTable('account')
      .set({ password: newHash, rehashedAt: sql`now()` })
      .where('password', '=', oldHash);
    // There is an index on the reader, but none on the password.
    if (reader !== null) update = update.where('userId', '=', reader.userId);
    await update.execute();
  };
}
