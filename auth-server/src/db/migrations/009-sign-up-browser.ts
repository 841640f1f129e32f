import type { Kysely } from 'kysely';

/**
 * The browser that requested an account: when confirmed there, the password isn't required again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sign_up').addColumn('browser_hash', 'text').execute();
}
