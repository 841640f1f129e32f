import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { migrateTestDatabase, planTestDatabase } from '../../testing/migrateTestDatabase.js';
import { openDatabase } from '../database.js';
import { createLog } from '../../log.js';
import { hasSchema } from './migrate.js';

let database: TestDatabase;
afterEach(() => database.drop());

const SCHEMA = `
  select table_name, column_name, data_type, is_nullable from information_schema.columns
   where table_schema = 'public' order by 1, 2`;
const INDEXES = `
  select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`;

async function isCurrent(): Promise<boolean> {
  const { queries, end } = openDatabase({ url: database.url, log: createLog('silent') });
  try {
    return await hasSchema(queries);
  } finally {
    await end();
  }
}

/** Reverts what migration 005 added to tables of other migrations. */
async function undoCredentials(): Promise<void> {
  await database.sql('alter table account drop column "rehashedAt"');
  for (const table of ['"user"', 'session', 'account', 'passkey']) {
    await database.sql(`alter table ${table} drop column "credentialVersion"`);
  }
  for (const { name } of await database.sql<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace`,
  )) {
    await database.sql(`drop function ${name} cascade`);
  }
}

/** Reverts the migrations from 011 on. Better Auth makes its tables again. */
async function undoLatest(): Promise<void> {
  await database.sql('drop index audit_event_kind_at');
  await database.sql('drop table "oauthAccessToken", "oauthRefreshToken", "oauthConsent"');
  await database.sql('drop index oauth_client_created');
  await database.sql('drop function end_connected_apps cascade');
  await database.sql('drop index apikey_hash');
  await database.sql('alter table apikey drop constraint apikey_reader');
  await database.sql('alter table apikey drop column "credentialVersion"');
  await database.sql('drop function check_api_key, end_api_keys cascade');
  await database.sql('drop view reader_session');
  await database.sql('drop table signing_key, service_credential');
}

describe('migrating', () => {
  it('happens exactly once when ten instances start at the same time on an empty database (FLT-08)', async () => {
    database = await createTestDatabase({ empty: true });
    expect(await isCurrent()).toBe(false);
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => migrateTestDatabase(database.url)),
    );
    const worked = runs.filter((changes) => changes.length > 0);
    expect(worked).toHaveLength(1);
    expect(worked[0]).toEqual(
      expect.arrayContaining(['create user', 'create session', '001-readers']),
    );
    expect(await isCurrent()).toBe(true);
    expect(await migrateTestDatabase(database.url)).toEqual([]);
  });

  it('keeps readers’ choices from separate columns', async () => {
    database = await createTestDatabase();
    await database.sql(`delete from gatehouse_migration where name >= '007'`);
    await undoLatest();
    await database.sql('drop table access_request');
    await database.sql('alter table sign_up drop column browser_hash');
    await database.sql('alter table reader_profile drop column preferences');
    await database.sql(
      `insert into "user" (id, name, email, "emailVerified", role)
       select id, id, id || '@x', true, 'reader' from unnest(array['a', 'b']) id`,
    );
    await database.sql(`insert into reader_profile (user_id, color_mode) values ('a', 'dark')`);
    await database.sql(`insert into reader_profile (user_id) values ('b')`);
    expect(await migrateTestDatabase(database.url)).toContain('007-preferences');
    expect(
      await database.sql('select user_id, preferences from reader_profile order by user_id'),
    ).toEqual([
      { user_id: 'a', preferences: { colorMode: 'dark' } },
      { user_id: 'b', preferences: {} },
    ]);
  });

  it('keeps emails queued by the previous release', async () => {
    database = await createTestDatabase();
    await database.sql(`delete from gatehouse_migration where name >= '010'`);
    await undoLatest();
    const queued = {
      'new-sign-in': { name: 'Ada', device: 'Firefox', place: '192.0.2.1' },
      'email-changed': { name: 'Ada', newAddress: 'new@example.com' },
    };
    for (const [template, data] of Object.entries(queued)) {
      await database.sql(
        `insert into mail (id, recipient, locale, template, data, dedupe_key)
         values (gen_random_uuid(), 'ada@example.com', 'en', $1, $2, $1)`,
        [template, JSON.stringify(data)],
      );
    }
    await migrateTestDatabase(database.url);
    expect(await database.sql('select data from mail order by template desc')).toEqual([
      { data: { name: 'Ada', device: 'Firefox', ipAddress: '192.0.2.1' } },
      {
        data: { name: 'Ada', newAddress: 'new@example.com', oldAddress: 'ada@example.com' },
      },
    ]);
  });

  it('continues where a killed migration stopped, with the same schema (FLT-08)', async () => {
    database = await createTestDatabase();
    const [schema, indexes] = [await database.sql(SCHEMA), await database.sql(INDEXES)];
    await undoLatest();
    await database.sql('drop table reader_profile, entitlement, mail, gatehouse_migration');
    await database.sql('drop table sign_up, attempt, known_device');
    await database.sql('drop table email_change, avatar, audit_event, access_request');
    await database.sql('alter table "user" drop constraint user_role');
    await database.sql(`drop index account_provider_account, "session_expiresAt"`);
    await database.sql(`drop index "verification_expiresAt", "rateLimit_lastRequest"`);
    await database.sql('drop index passkey_credential');
    await database.sql('alter table passkey drop column last_used_at');
    await database.sql('alter table "twoFactor" drop column last_totp_step');
    await database.sql('drop index two_factor_user');
    await database.sql('drop table verification');
    await undoCredentials();
    await migrateTestDatabase(database.url).catch(() => undefined);
    await migrateTestDatabase(database.url);
    expect(await isCurrent()).toBe(true);
    expect(await database.sql(SCHEMA)).toEqual(schema);
    expect(await database.sql(INDEXES)).toEqual(indexes);
  });

  it('updates a database of the previous release without ending sessions', async () => {
    database = await createTestDatabase();
    const [schema, indexes] = [await database.sql(SCHEMA), await database.sql(INDEXES)];
    await database.sql(`delete from gatehouse_migration where name > '005'`);
    await undoLatest();
    await database.sql('alter table session drop column "endsAt"');
    await database.sql('drop table access_request');
    await database.sql('alter table sign_up drop column browser_hash');
    await database.sql('alter table reader_profile drop column preferences');
    await database.sql('drop index two_factor_user');
    await database.sql('alter table "twoFactor" drop column last_totp_step');
    await database.sql('alter table email_change drop column credential_version');
    await database.sql(
      'alter table verification drop column "userId" cascade, drop column "credentialVersion" cascade',
    );
    await undoCredentials();
    await database.sql(`insert into "user" (id, name, email, "emailVerified", role)
      values ('a', 'A', 'a@x', true, 'reader')`);
    await database.sql(`insert into account (id, "accountId", "providerId", "userId", password, "updatedAt")
      values ('c', 'a', 'credential', 'a', 'hash', now())`);
    await database.sql(`insert into session (id, "userId", token, "expiresAt", "updatedAt")
      values ('s', 'a', 't', now() + interval '1 day', now())`);
    expect(await migrateTestDatabase(database.url)).toEqual(
      expect.arrayContaining(['005-credentials', '006-second-factor']),
    );
    expect(await database.sql(SCHEMA)).toEqual(schema);
    expect(await database.sql(INDEXES)).toEqual(indexes);
    expect(await database.sql('select id from session')).toEqual([{ id: 's' }]);
    await database.sql(`update account set password = 'another'`);
    expect(await database.sql('select id from session')).toEqual([]);
  });

  it('refuses a database that is newer than the server, and lists both versions (FLT-09)', async () => {
    database = await createTestDatabase();
    await database.sql(
      `insert into gatehouse_migration (name, timestamp) values ('999-tomorrow', 'now')`,
    );
    await expect(migrateTestDatabase(database.url)).rejects.toThrow(
      /its schema is 999-tomorrow, and this server knows up to \d{3}-[\w-]+\. Unknown: 999-tomorrow\. Update the server/,
    );
  });

  it('keeps servers of the previous version ready, because a newer schema only adds to theirs', async () => {
    database = await createTestDatabase();
    await database.sql(
      `insert into gatehouse_migration (name, timestamp) values ('999-tomorrow', 'now')`,
    );
    expect(await isCurrent()).toBe(true);
  });

  it('leaves nothing behind when one of its steps fails', async () => {
    database = await createTestDatabase({ empty: true });
    // The last migration creates a view of this name.
    await database.sql('create table reader_session (id text)');
    await expect(migrateTestDatabase(database.url)).rejects.toThrow(/already exists/);
    expect(
      await database.sql(`select tablename from pg_tables where schemaname = 'public'`),
    ).toEqual([{ tablename: 'reader_session' }]);
  });

  it('reports the missing privilege when the role can’t create tables', async () => {
    database = await createTestDatabase({ empty: true });
    const role = `limited_${randomBytes(4).toString('hex')}`;
    await database.sql(`create role ${role} login password 'secret'`);
    const url = new URL(database.url);
    url.username = role;
    url.password = 'secret';
    try {
      await expect(migrateTestDatabase(url.href)).rejects.toThrow(
        /does not let its role update the schema .* grant create on schema public/,
      );
    } finally {
      await database.sql(`drop role ${role}`);
    }
  });

  it('reports that the database can’t be reached', async () => {
    database = await createTestDatabase();
    await expect(migrateTestDatabase('postgresql://u:hunter2@127.0.0.1:1/db')).rejects.toThrow(
      expect.objectContaining({
        name: 'StartupError',
        message: expect.not.stringContaining('hunter2') as string,
      }),
    );
  });
});

describe('a dry run', () => {
  it('prints SQL that makes the same schema, and changes nothing', async () => {
    database = await createTestDatabase();
    const [schema, indexes] = [await database.sql(SCHEMA), await database.sql(INDEXES)];
    await database.drop();
    database = await createTestDatabase({ empty: true });
    const { changes, statements } = await planTestDatabase(database.url);
    expect(await database.sql(SCHEMA)).toEqual([]);
    for (const statement of statements) await database.sql(statement);
    expect(await database.sql(SCHEMA)).toEqual(schema);
    expect(await database.sql(INDEXES)).toEqual(indexes);
    expect(changes).toContain('011-tokens');
    expect(await migrateTestDatabase(database.url)).toEqual([]);
  });

  it('has nothing to say of a database that is up to date', async () => {
    database = await createTestDatabase();
    const { changes } = await planTestDatabase(database.url);
    expect(changes).toEqual([]);
  });
});

describe('the schema', () => {
  const refused = (text: string, values: unknown[] = []) =>
    expect(database.sql(text, values)).rejects.toThrow(/violates/);

  it('enforces what Better Auth doesn’t', async () => {
    database = await createTestDatabase();
    await database.sql(`insert into "user" (id, name, email, "emailVerified", role)
      values ('a', 'A', 'a@x', true, 'reader'), ('b', 'B', 'b@x', true, 'reader')`);
    const account = `insert into account (id, "accountId", "providerId", "userId", "updatedAt")
      values ($1, 'same', 'github', $2, now())`;
    await database.sql(account, ['1', 'a']);
    await refused(account, ['2', 'b']);
    await refused(`update "user" set role = 'owner'`);
    await refused(`insert into reader_profile (user_id, color_mode) values ('a', 'pink')`);
    await refused(`insert into reader_profile (user_id) values ('nobody')`);
    await refused(`insert into entitlement (user_id, plan, source, starts_at, ends_at)
      values ('a', 'premium', 'x', now(), now() - interval '1 day')`);
  });

  it('keeps the second-factor secret in use for readers who have two', async () => {
    database = await createTestDatabase();
    await database.sql(`insert into "user" (id, name, email, "emailVerified", role)
      values ('a', 'A', 'a@x', true, 'reader'), ('b', 'B', 'b@x', true, 'reader')`);
    await database.sql(`delete from gatehouse_migration where name >= '006'`);
    await undoLatest();
    await database.sql('drop table access_request');
    await database.sql('alter table sign_up drop column browser_hash');
    await database.sql('alter table reader_profile drop column preferences');
    await database.sql('drop index two_factor_user');
    await database.sql('alter table "twoFactor" drop column last_totp_step');
    await database.sql(`insert into "twoFactor" (id, secret, "backupCodes", "userId", verified)
      values ('1', 's', 'c', 'a', true), ('2', 's', 'c', 'a', false), ('3', 's', 'c', 'b', false),
             ('4', 's', 'c', 'b', null)`);
    await migrateTestDatabase(database.url);
    expect(await database.sql('select id from "twoFactor" order by 1')).toEqual([
      { id: '1' },
      { id: '4' },
    ]);
    await refused(`insert into "twoFactor" (id, secret, "backupCodes", "userId")
      values ('5', 's', 'c', 'a')`);
  });

  it('deletes everything with its reader', async () => {
    database = await createTestDatabase();
    await database.sql(`insert into "user" (id, name, email, "emailVerified", role)
      values ('a', 'A', 'a@x', true, 'reader')`);
    await database.sql(`insert into reader_profile (user_id) values ('a')`);
    await database.sql(`insert into entitlement (user_id, plan, source) values ('a', 'p', 'x')`);
    await database.sql('delete from "user"');
    expect(await database.sql('select 1 from reader_profile, entitlement')).toEqual([]);
  });
});
