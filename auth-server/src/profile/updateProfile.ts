import { sql, type Kysely } from 'kysely';
import type { ProfilePatch } from '@gatehouse/contract/profile';
import type { Schema } from '../db/schema.js';

/**
 * Updates part of a reader's profile, all of it or nothing. Fields not in the patch stay the same.
 */
export async function updateProfile(
  queries: Kysely<Schema>,
  userId: string,
  patch: ProfilePatch,
): Promise<void> {
  const { name, ...preferences } = patch;
  await queries.transaction().execute(async (transaction) => {
    if (name !== undefined) {
      await transaction
        .updateTable('user')
        .set({ name, updatedAt: sql`now()` })
        .where('id', '=', userId)
        .execute();
    }
    if (Object.keys(preferences).length === 0) return;
    // A choice that is reset is not stored.
    const stored = sql<string>`jsonb_strip_nulls(reader_profile.preferences || excluded.preferences)`;
    await transaction
      .insertInto('reader_profile')
      .values({ user_id: userId, preferences: JSON.stringify(preferences) })
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet({ preferences: stored, updated_at: sql`now()` }),
      )
      .execute();
  });
}
