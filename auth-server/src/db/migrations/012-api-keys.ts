import { sql, type Kysely } from 'kysely';

/** What Better Auth leaves open about API keys: whose they are, that a hash is unique, and when they end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('apikey_hash').on('apikey').column('key').unique().execute();
  await db.schema
    .alterTable('apikey')
    .addForeignKeyConstraint('apikey_reader', ['userId'], 'user', ['id'])
    .onDelete('cascade')
    .execute();
  // See migration 005: no key outlives the password that its creator signed in with.
  await db.schema
    .alterTable('apikey')
    .addColumn('credentialVersion', 'integer', (column) => column.notNull())
    .execute();
  for (const statement of STATEMENTS) await statement.execute(db);
}

const STATEMENTS = [
  // The lock serializes one reader's requests. 20 is the contract's MAX_API_KEYS.
  sql`create function check_api_key() returns trigger as $$
  begin
    perform 1 from "user" where id = new."userId" for update;
    perform require_current_credentials(new."userId", new."credentialVersion");
    if (select count(*) from apikey
         where "userId" = new."userId" and "expiresAt" > now()) >= 20 then
      raise exception 'This reader has the maximum number of API keys.' using errcode = 'GH002';
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger check_api_key before insert on apikey
        for each row execute function check_api_key()`,

  sql`create function end_api_keys() returns trigger as $$
  begin
    delete from apikey where "userId" = new.id;
    return null;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_api_keys after update of "bannedAt" on "user" for each row
        when (new."bannedAt" is not null and old."bannedAt" is null) execute function end_api_keys()`,
];
