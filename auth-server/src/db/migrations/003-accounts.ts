import { sql, type Kysely } from 'kysely';

/** Tables that accounts need besides Better Auth's. Link tokens are stored as hashes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_up')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('next', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  for (const column of ['email', 'expires_at'] as const) {
    await db.schema.createIndex(`sign_up_${column}`).on('sign_up').column(column).execute();
  }

  // The schema expected by rate-limiter-flexible.
  await db.schema
    .createTable('attempt')
    .addColumn('key', sql`varchar(255)`, (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute();
  await db.schema.createIndex('attempt_expire').on('attempt').column('expire').execute();

  await db.schema
    .createTable('known_device')
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('user.id').onDelete('cascade'),
    )
    .addColumn('device_hash', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('known_device_pk', ['user_id', 'device_hash'])
    .execute();

  await db.schema
    .createTable('email_change')
    .addColumn('user_id', 'text', (column) =>
      column.primaryKey().references('user.id').onDelete('cascade'),
    )
    .addColumn('new_email', 'text', (column) => column.notNull())
    .addColumn('old_token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('new_token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('old_proven', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('new_proven', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('avatar')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) =>
      column.notNull().unique().references('user.id').onDelete('cascade'),
    )
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .execute();

  // Without a foreign key: events are kept when the reader is deleted, but not who it was.
  await db.schema
    .createTable('audit_event')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text')
    .addColumn('address', 'text')
    .addColumn('device', 'text')
    .addColumn('request_id', 'text')
    .addColumn('detail', 'text')
    .execute();
  await db.schema
    .createIndex('audit_event_user_id_at')
    .on('audit_event')
    .columns(['user_id', 'at'])
    .execute();
  await db.schema.createIndex('audit_event_at').on('audit_event').column('at').execute();
}
