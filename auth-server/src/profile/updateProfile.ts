import { sql, type Kysely } from 'kysely';
import type { ProfilePatch } from '@gatehouse/contract/profile';
import type { Schema } from '../db/schema.js';

const COLUMNS = {
  colorMode: 'color_mode',
  packageManager: 'package_manager',
  operatingSystem: 'operating_system',
  experience: 'experience',
} as const;

/** Stores a part of a reader's profile, all of it or nothing. What the patch does not name stays. */
export async function updateProfile(
  queries: Kysely<Schema>,
  userId: string,
  patch: ProfilePatch,
): Promise<void> {
  const { name, ...preferences } = patch;
  const columns = Object.fromEntries(
    Object.entries(preferences).map(([key, value]) => [
      COLUMNS[key as keyof typeof COLUMNS],
      value,
    ]),
  );
  await queries.transaction().execute(async (transaction) => {
    if (name !== undefined) {
      await transaction
        .updateTable('user')
        .set({ name, updatedAt: sql`now()` })
        .where('id', '=', userId)
        .execute();
    }
    if (Object.keys(columns).length === 0) return;
    await transaction
      .insertInto('reader_profile')
      .values({ user_id: userId, ...columns })
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet({ ...columns, updated_at: sql`now()` }),
      )
      .execute();
  });
}
