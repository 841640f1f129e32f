import { sql, type Kysely } from 'kysely';

/** One secret for each reader, and its newest accepted code, so that none works twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('twoFactor').addColumn('last_totp_step', 'bigint').execute();
  // Better Auth checks before it inserts, so concurrent requests left two. The one in use stays.
  await sql`
    delete from "twoFactor" t using "twoFactor" kept
     where kept."userId" = t."userId"
       and (coalesce(kept.verified, true), kept.id) > (coalesce(t.verified, true), t.id)`.execute(
    db,
  );
  await db.schema
    .createIndex('two_factor_user')
    .on('twoFactor')
    .column('userId')
    .unique()
    .execute();
}
