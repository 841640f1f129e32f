import type { Kysely } from 'kysely';

/** Better Auth looks up passkeys by the id that their authenticator set, which can be anything. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('passkey_credential')
    .on('passkey')
    .column('credentialID')
    .unique()
    .execute();
  await db.schema.alterTable('passkey').addColumn('last_used_at', 'timestamptz').execute();
}
