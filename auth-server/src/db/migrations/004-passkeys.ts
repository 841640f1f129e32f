import type { Kysely } from 'kysely';

/** Better Auth looks passkeys up by the id that their authenticator gave them, and takes any. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('passkey_credential')
    .on('passkey')
    .column('credentialID')
    .unique()
    .execute();
  await db.schema.alterTable('passkey').addColumn('last_used_at', 'timestamptz').execute();
}
