import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Grant } from './ImportedReader.js';

const SOURCE = 'import';

/**
 * Gives readers the plans of a list, each once. A later list changes the end of its own entitlements, but doesn't
 * bring back a revoked one.
 *
 * @param wanted `at` identifies the reader in the result
 * @returns how many entitlements were added or changed for each reader, or would be
 */
export async function grantPlans(
  transaction: Transaction<Schema>,
  wanted: readonly { userId: string; plans: readonly Grant[]; at: number }[],
  { isDryRun }: { isDryRun: boolean },
): Promise<ReadonlyMap<number, number>> {
  const withPlans = wanted.filter(({ plans }) => plans.length > 0);
  const changes = new Map<number, number>();
  if (withPlans.length === 0) return changes;
  const present = await transaction
    .selectFrom('entitlement')
    .select(['id', 'user_id', 'plan', 'ends_at', 'revoked_at'])
    .where('source', '=', SOURCE)
    .where(
      'user_id',
      'in',
      withPlans.map(({ userId }) => userId),
    )
    .execute();
  const key = (userId: string, plan: string) => `${plan} ${userId}`;
  const byKey = new Map(present.map((row) => [key(row.user_id, row.plan), row]));
  const added = [];
  for (const { userId, plans, at } of withPlans) {
    for (const { plan, until } of plans) {
      const row = byKey.get(key(userId, plan));
      const isSame = row?.revoked_at || (row && row.ends_at?.getTime() === until?.getTime());
      if (isSame) continue;
      changes.set(at, (changes.get(at) ?? 0) + 1);
      if (row === undefined)
        added.push({ user_id: userId, plan, source: SOURCE, ends_at: until } as const);
      else if (!isDryRun) {
        await transaction
          .updateTable('entitlement')
          .set({ ends_at: until })
          .where('id', '=', row.id)
          .execute();
      }
    }
  }
  if (!isDryRun && added.length > 0) {
    await transaction.insertInto('entitlement').values(added).execute();
  }
  return changes;
}
