import { sql, type Kysely } from 'kysely';

/** What Better Auth leaves open about API keys: whose they are, that a hash is unique, and when they end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('apikey_hash').on('apikey').column('key').unique().execute();
  await db.schema
    .alterTable('apikey')
    .addForeignKeyConstraint('apikey_reader', ['referenceId'], 'user', ['id'])
    .onDelete('cascade')
    .execute();
  for (const statement of STATEMENTS) await statement.execute(db);
}

/** Keys a reader can have. The same number is in `contract/apiKey`, for the site. */
const MOST_KEYS = 20;

const STATEMENTS = [
  // The lock makes requests of one reader wait for each other, and for a ban.
  sql`create function check_api_key() returns trigger as $$
  declare banned timestamptz;
  begin
    select "bannedAt" into banned from "user" where id = new."referenceId" for update;
    if not found or banned is not null then
      raise exception 'The credentials of this account have changed.' using errcode = 'GH001';
    end if;
    if (select count(*) from apikey
         where "referenceId" = new."referenceId" and "expiresAt" > now()) >= ${sql.lit(MOST_KEYS)} then
      raise exception 'This reader has all the API keys that one can have.' using errcode = 'GH002';
    end if;
    return new;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger check_api_key before insert on apikey
        for each row execute function check_api_key()`,

  sql`create function end_api_keys() returns trigger as $$
  begin
    delete from apikey where "referenceId" = new.id;
    return null;
  end $$ language plpgsql set search_path from current`,
  sql`create trigger end_api_keys after update of "bannedAt" on "user" for each row
        when (new."bannedAt" is not null and old."bannedAt" is null) execute function end_api_keys()`,
];
