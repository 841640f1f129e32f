import type { Kysely } from 'kysely';

/** The time step of the newest code that was accepted: no code counts twice (RFC 6238, 5.2). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('twoFactor').addColumn('last_totp_step', 'bigint').execute();
}
