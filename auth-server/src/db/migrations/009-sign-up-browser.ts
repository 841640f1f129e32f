import type { Kysely } from 'kysely';

/** Which browser asked for an account: confirmed in the same one, it needs no password a second time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sign_up').addColumn('browser_hash', 'text').execute();
}
