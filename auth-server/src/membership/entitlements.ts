import type { AccountPlan } from '@gatehouse/contract/account';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';

/**
 * In effect now or in the future. In parentheses, so that it can be combined with other conditions.
 */
export const NOT_ENDED = sql<boolean>`(revoked_at is null and (ends_at is null or ends_at > now()))`;

/**
 * Gives a reader a plan, from now until `until`, or permanently with `null`. An active entitlement
 * from the same source is updated instead of duplicated.
 */
export async function grantPlan(
  queries: Kysely<Schema>,
  grant: {
    userId: string;
    plan: string;
    source: Schema['entitlement']['source'];
    until: Date | null;
  },
): Promise<void> {
  await queries.transaction().execute(async (transaction) => {
    // Two concurrent grants would both find nothing to update.
    await transaction
      .selectFrom('user')
      .select('id')
      .where('id', '=', grant.userId)
      .forUpdate()
      .execute();
    const { numUpdatedRows } = await transaction
      .updateTable('entitlement')
      .set({ ends_at: grant.until })
      .where('user_id', '=', grant.userId)
      .where('plan', '=', grant.plan)
      .where('source', '=', grant.source)
      .where(NOT_ENDED)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    await transaction
      .insertInto('entitlement')
      .values({
        user_id: grant.userId,
        plan: grant.plan,
        source: grant.source,
        ends_at: grant.until,
      })
      .execute();
  });
}

/**
 * Ends every entitlement of a reader to a plan, from any source, with effect from the next request.
 *
 * @returns how many were active
 */
export async function revokePlan(
  queries: Kysely<Schema>,
  userId: string,
  plan: string,
): Promise<number> {
  const { numUpdatedRows } = await queries
    .updateTable('entitlement')
    .set({ revoked_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('plan', '=', plan)
    .where(NOT_ENDED)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The reader's current plans. One from several sources lasts as long as the longest. */
export async function listPlans(queries: Kysely<Schema>, userId: string): Promise<AccountPlan[]> {
  const plans = await queries
    .selectFrom('entitlement')
    .select([
      'plan',
      sql<Date | null>`case when bool_and(ends_at is not null) then max(ends_at) end`.as('ends_at'),
    ])
    .where('user_id', '=', userId)
    .where('starts_at', '<=', sql<Date>`now()`)
    .where(NOT_ENDED)
    .groupBy('plan')
    .orderBy('plan')
    .execute();
  return plans.map(({ plan, ends_at: endsAt }) => ({
    id: plan,
    endsAt: endsAt?.toISOString() ?? null,
  }));
}
