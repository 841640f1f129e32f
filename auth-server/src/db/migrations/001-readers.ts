import { sql, type Kysely } from 'kysely';

/** Profiles and entitlements, and indexes that Better Auth's own tables lack. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reader_profile')
    .addColumn('user_id', 'text', (column) =>
      column.primaryKey().references('user.id').onDelete('cascade'),
    )
    .addColumn('color_mode', 'text', (column) => column.check(sql`color_mode in ('light', 'dark')`))
    .addColumn('package_manager', 'text', (column) =>
      column.check(sql`package_manager in ('npm', 'yarn', 'pnpm', 'bun')`),
    )
    .addColumn('operating_system', 'text', (column) =>
      column.check(sql`operating_system in ('linux', 'macos', 'windows')`),
    )
    .addColumn('experience', 'text', (column) =>
      column.check(sql`experience in ('new', 'familiar', 'expert')`),
    )
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();

  await db.schema
    .createTable('entitlement')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('user.id').onDelete('cascade'),
    )
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('ends_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addCheckConstraint('entitlement_ends_after_start', sql`ends_at > starts_at`)
    .execute();
  // For the query of every gated page: the plans of one reader.
  await db.schema
    .createIndex('entitlement_user_id')
    .on('entitlement')
    .column('user_id')
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();

  await db.schema
    .alterTable('user')
    .addCheckConstraint('user_role', sql`role in ('reader', 'administrator')`)
    .execute();
  // A provider account never belongs to two readers.
  await db.schema
    .createIndex('account_provider_account')
    .on('account')
    .columns(['providerId', 'accountId'])
    .unique()
    .execute();
  for (const [table, column] of [
    ['session', 'expiresAt'],
    ['verification', 'expiresAt'],
    ['rateLimit', 'lastRequest'],
  ] as const) {
    await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
  }
}
