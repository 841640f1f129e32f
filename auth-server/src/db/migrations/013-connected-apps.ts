import { sql, type Kysely } from 'kysely';

/**
 * Ties the tokens of an app to its reader's consent, so that deleting the consent ends them all, and none can
 * be issued beside a deletion: the foreign keys decide, whichever instance is faster. A ban and a new
 * password end every consent of a reader, like sessions (migration 005).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "oauthConsent" alter column "userId" set not null`.execute(db);
  await db.schema.alterTable('oauthConsent').addColumn('last_used_at', 'timestamptz').execute();
  await db.schema
    .alterTable('oauthConsent')
    .addUniqueConstraint('oauth_consent_client_user', ['clientId', 'userId'])
    .execute();
  for (const table of ['oauthRefreshToken', 'oauthAccessToken']) {
    await sql`alter table ${sql.table(table)} alter column "userId" set not null`.execute(db);
    await db.schema
      .alterTable(table)
      .addForeignKeyConstraint(
        `${table}_consent`,
        ['clientId', 'userId'],
        'oauthConsent',
        ['clientId', 'userId'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute();
  }
  await db.schema
    .createIndex('oauth_client_created')
    .on('oauthClient')
    .column('createdAt')
    .execute();
  for (const statement of STATEMENTS) await statement.execute(db);
}

const STATEMENTS = [
  sql`create function end_connected_apps() returns trigger as $$
  begin
    if tg_table_name = 'user' then delete from "oauthConsent" where "userId" = new.id;
    else delete from "oauthConsent" where "userId" = new."userId";
    end if;
    return null;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_connected_apps after update of "bannedAt" on "user"
        for each row when (new."bannedAt" is not null and old."bannedAt" is null)
        execute function end_connected_apps()`,
  // Not for the same password in another form.
  sql`create trigger end_connected_apps after update of password on account
        for each row when (
          new.password is distinct from old.password
          and new."rehashedAt" is not distinct from old."rehashedAt"
        ) execute function end_connected_apps()`,
  sql`create trigger end_connected_apps_of_none after insert on account
        for each row when (new."providerId" = 'credential')
        execute function end_connected_apps()`,
];
