import { sql, type Kysely } from 'kysely';

/** Access tokens and introspection: signing keys, credentials of services, and what services may read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signing_key')
    .addColumn('kid', 'text', (column) => column.primaryKey())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('public_jwk', 'jsonb', (column) => column.notNull())
    .addColumn('private_key', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('active_from', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('service_credential')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  // Its columns are an interface for other programs.
  await sql`
    create view reader_session as
    select s.id as session_id,
           u.id as reader_id,
           u.email,
           u."emailVerified" as email_verified,
           u.name,
           u.role,
           array(
             select distinct e.plan from entitlement e
              where e.user_id = u.id and e.revoked_at is null
                and e.starts_at <= now() and (e.ends_at is null or e.ends_at > now())
              order by e.plan
           ) as plans,
           s."createdAt" as created_at,
           s."expiresAt" as expires_at
      from session s
      join "user" u on u.id = s."userId"
     where s."expiresAt" > now() and u."bannedAt" is null`.execute(db);
}
