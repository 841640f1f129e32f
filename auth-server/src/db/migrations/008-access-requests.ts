import { sql, type Kysely } from 'kysely';

/** Readers' pending access requests: one for each plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('access_request')
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('user.id').onDelete('cascade'),
    )
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('access_request_pkey', ['user_id', 'plan'])
    .execute();
}
