import { sql, type Kysely } from 'kysely';

/**
 * Emails waiting to be sent, and for a while those already sent, so that a dedupe key is used once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('template', 'text', (column) => column.notNull())
    .addColumn('data', 'jsonb', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('expires_at', 'timestamptz')
    .addColumn('next_attempt_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('last_error', 'text')
    .addColumn('sent_at', 'timestamptz')
    .addColumn('given_up_at', 'timestamptz')
    // The links in an email sign a reader in. They don't outlive its delivery (ASVS 5.0 14.2.4).
    .addCheckConstraint(
      'mail_finished_is_blank',
      sql`(sent_at is null and given_up_at is null) or data = '{}'::jsonb`,
    )
    .execute();
  await db.schema
    .createIndex('mail_due')
    .on('mail')
    .column('next_attempt_at')
    .where(sql.ref('sent_at'), 'is', null)
    .where(sql.ref('given_up_at'), 'is', null)
    .execute();
  await db.schema.createIndex('mail_created_at').on('mail').column('created_at').execute();
}
