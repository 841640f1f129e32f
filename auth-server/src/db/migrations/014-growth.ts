import { sql, type Kysely } from 'kysely';

/** Indexes for what grows with the number of readers: the cleanup of each hour, and the activity of one kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ['apikey', 'expiresAt'],
    ['email_change', 'expires_at'],
    // The older index has only those that are not revoked: a reader's export has all.
    ['entitlement', 'user_id'],
    ['known_device', 'last_seen_at'],
    ['oauthRefreshToken', 'expiresAt'],
    ['oauthAccessToken', 'expiresAt'],
  ] as const) {
    await sql`create index if not exists ${sql.id(`growth_${table}_${column}`)}
      on ${sql.table(table)} (${sql.ref(column)})`.execute(db);
  }
  await sql`create index audit_event_kind_at on audit_event (kind, at)`.execute(db);
}
