import { sql, type Kysely } from 'kysely';

/** One secret for each reader, and the newest of its codes that was accepted: none counts twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('twoFactor').addColumn('last_totp_step', 'bigint').execute();
  // Better Auth looks before it inserts, so two requests at once left two. The one in use stays.
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
