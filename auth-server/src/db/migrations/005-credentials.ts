import { sql, type Kysely } from 'kysely';

/**
 * Ties sessions to the credentials they were created with. A reader's `credentialVersion` grows
 * whenever a sign-in method changes. A request remembers the version it read before it checked a
 * password, a link or a key, and writes it with the session that it creates: the triggers refuse
 * the row if the version has changed since, on whichever instance. Decision 016 explains why.
 *
 * Rows without a version come from instances of the previous release, and are not compared.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('user')
    .addColumn('credentialVersion', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  for (const table of ['session', 'account', 'passkey']) {
    await db.schema.alterTable(table).addColumn('credentialVersion', 'integer').execute();
  }
  await db.schema.alterTable('account').addColumn('rehashedAt', 'timestamptz').execute();
  await db.schema.alterTable('email_change').addColumn('credential_version', 'integer').execute();
  await db.schema.createIndex('verification_userId').on('verification').column('userId').execute();
  for (const statement of STATEMENTS) await statement.execute(db);
}

/** The lock makes a credential change and this insert wait for each other. */
const requireCurrent = sql`
  create function require_current_credentials(reader text, version integer) returns void as $$
  declare found_version integer; banned timestamptz;
  begin
    select "credentialVersion", "bannedAt" into found_version, banned
      from "user" where id = reader for share;
    if not found or banned is not null or version <> found_version then
      raise exception 'The credentials of this account have changed.' using errcode = 'GH001';
    end if;
  end $$ language plpgsql set search_path from current`;

const advance = sql`
  create function advance_credentials(reader text) returns void as $$
    update "user" set "credentialVersion" = "credentialVersion" + 1 where id = reader
  $$ language sql set search_path from current`;

/**
 * After a new password or address, and a ban: links, pending second factors and trusted browsers
 * end.
 */
const endPending = sql`
  create function end_pending_access(reader text) returns void as $$
    delete from verification where "userId" = reader or value = reader;
    delete from email_change where user_id = reader;
  $$ language sql set search_path from current`;

const STATEMENTS = [
  requireCurrent,
  advance,
  endPending,

  sql`create function check_credentials() returns trigger as $$
  begin
    -- The server makes accounts with their credentials in one piece, before anybody could prove any.
    if tg_table_name = 'session' or new."credentialVersion" is not null then
      perform require_current_credentials(new."userId", new."credentialVersion");
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  ...['session', 'passkey', 'account'].map(
    (table) => sql`
      create trigger check_credentials before insert on ${sql.table(table)}
        for each row execute function check_credentials()`,
  ),

  // The response to requesting a link must not reveal whose it is: one that comes too late is
  // created expired.
  sql`create function end_late_link() returns trigger as $$
  begin
    if new."credentialVersion" is distinct from
      (select "credentialVersion" from "user" where id = new."userId" for share) then
      new."expiresAt" := now();
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_late_link before insert on verification
        for each row when (new."userId" is not null) execute function end_late_link()`,

  sql`create function check_new_password() returns trigger as $$
  begin
    if new."credentialVersion" is not null then
      perform require_current_credentials(new."userId", new."credentialVersion");
      new."credentialVersion" := null;
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger check_new_password before update of password on account
        for each row execute function check_new_password()`,

  sql`create function end_old_password() returns trigger as $$
  begin
    -- The same password in another form: nothing has changed for anybody.
    if tg_op = 'UPDATE' then
      if new.password is not distinct from old.password
        or new."rehashedAt" is distinct from old."rehashedAt" then return null; end if;
    end if;
    perform advance_credentials(new."userId");
    delete from session where "userId" = new."userId";
    perform end_pending_access(new."userId");
    return null;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_old_password after update of password on account
        for each row execute function end_old_password()`,
  sql`create trigger end_old_password_of_none after insert on account
        for each row when (new."providerId" = 'credential') execute function end_old_password()`,

  sql`create function advance_after_removal() returns trigger as $$
  begin
    perform advance_credentials(old."userId");
    return null;
  end $$ language plpgsql set search_path from current`,
  ...['passkey', 'account'].map(
    (table) => sql`
      create trigger advance_after_removal after delete on ${sql.table(table)}
        for each row execute function advance_after_removal()`,
  ),

  sql`create function advance_with_reader() returns trigger as $$
  begin
    if new."credentialVersion" < old."credentialVersion" then
      raise exception 'The credentials of this account have changed.' using errcode = 'GH001';
    end if;
    if (new.email, new."bannedAt", coalesce(new."twoFactorEnabled", false))
      is distinct from (old.email, old."bannedAt", coalesce(old."twoFactorEnabled", false)) then
      new."credentialVersion" := old."credentialVersion" + 1;
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger advance_with_reader before update on "user"
        for each row execute function advance_with_reader()`,

  sql`create function end_with_reader() returns trigger as $$
  begin
    if new."bannedAt" is not null then delete from session where "userId" = new.id; end if;
    perform end_pending_access(new.id);
    return null;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_with_reader after update on "user" for each row
        when (old.email is distinct from new.email or old."bannedAt" is distinct from new."bannedAt")
        execute function end_with_reader()`,
];
