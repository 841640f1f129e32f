import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import {
  checkTestDatabase,
  migrateTestDatabase,
  planTestDatabase,
} from '../../testing/migrateTestDatabase.js';
import type { Difference } from './Catalog.js';

/** What is broken, how, and what the check says about it. */
const BROKEN: [title: string, statements: string[], messages: string[]][] = [
  [
    'a missing table',
    ['drop table avatar'],
    [
      'avatar: the table is missing',
      'avatar: the constraint "avatar_pkey" is missing',
      'avatar: the constraint "avatar_user_id_key" is missing',
      'avatar: the constraint "avatar_user_id_fkey" is missing',
    ],
  ],
  [
    'a missing column',
    ['alter table mail drop column last_error'],
    ['mail: the column "last_error" is missing'],
  ],
  [
    'columns in another spelling, as in unquoted SQL and in other libraries',
    [
      'alter table session rename column "userAgent" to useragent',
      'alter table account rename column "accessToken" to access_token',
    ],
    [
      'account: the column "accessToken" is called "access_token"',
      'session: the column "userAgent" is called "useragent"',
    ],
  ],
  [
    'a moment without a time zone, in a column that a trigger uses, and a view that shows banned readers',
    [
      'drop view reader_session',
      'drop trigger end_api_keys on "user"',
      'drop trigger end_connected_apps on "user"',
      'drop trigger end_with_reader on "user"',
      'alter table "user" alter column "bannedAt" type timestamp',
      `create trigger end_with_reader after update on "user" for each row
         when (old.email is distinct from new.email or old."bannedAt" is distinct from new."bannedAt")
         execute function end_with_reader()`,
      'create view reader_session as select id as reader_id, "bannedAt" from "user"',
    ],
    [
      'user: the column "bannedAt" is timestamp without time zone instead of timestamp with time zone',
      'user: the trigger "end_api_keys" is missing',
      'user: the trigger "end_connected_apps" is missing',
      'the view reader_session is different',
    ],
  ],
  [
    'another type, with a default',
    [
      'alter table mail alter column attempts drop default',
      'alter table mail alter column attempts type text',
      `alter table mail alter column attempts set default '0'`,
    ],
    [
      'mail: the column "attempts" is text instead of integer',
      `mail: the column "attempts" has the default '0'::text instead of 0`,
    ],
  ],
  [
    'a column without a value that has to have one',
    ['alter table sign_up alter column email drop not null'],
    ['sign_up: the column "email" allows null'],
  ],
  [
    'a column that has to have a value and is left out',
    ['alter table mail alter column expires_at set not null'],
    ['mail: the column "expires_at" does not allow null'],
  ],
  [
    'a column of somebody else that has to have a value',
    ['alter table "user" add column tenant int not null'],
    [
      'user: the column "tenant" is not Gatehouse’s and requires a value, which new rows do not have',
    ],
  ],
  [
    'a missing default',
    ['alter table entitlement alter column id drop default'],
    ['entitlement: the column "id" has no default instead of gen_random_uuid()'],
  ],
  [
    'a default where there is none',
    [`alter table sign_up alter column name set default 'x'`],
    [`sign_up: the column "name" has the default 'x'::text`],
  ],
  [
    'a number that is no longer assigned',
    ['alter table audit_event alter column id drop identity'],
    ['audit_event: the column "id" is not an identity'],
  ],
  ['a missing index', ['drop index mail_due'], ['mail: the index "mail_due" is missing']],
  [
    'an index that is no longer unique',
    ['drop index two_factor_user', 'create index two_factor_user on "twoFactor" ("userId")'],
    ['twoFactor: the index "two_factor_user" is different'],
  ],
  [
    'a missing check',
    ['alter table entitlement drop constraint entitlement_ends_after_start'],
    ['entitlement: the constraint "entitlement_ends_after_start" is missing'],
  ],
  [
    'a foreign key that no longer deletes',
    [
      'alter table entitlement drop constraint entitlement_user_id_fkey',
      'alter table entitlement add constraint entitlement_user_id_fkey foreign key (user_id) references "user"',
    ],
    ['entitlement: the constraint "entitlement_user_id_fkey" is different'],
  ],
  [
    'a check that old rows may violate',
    [
      'alter table "user" drop constraint user_role',
      `alter table "user" add constraint user_role check (role in ('reader', 'administrator')) not valid`,
    ],
    ['user: the constraint "user_role" is not in effect'],
  ],
  [
    'a disabled trigger',
    ['alter table passkey disable trigger check_credentials'],
    ['passkey: the trigger "check_credentials" is not in effect'],
  ],
  [
    'a missing trigger',
    ['drop trigger check_credentials on session'],
    // The columns of `session` have to have their names first.
    [],
  ],
  [
    'a function that no longer checks anything',
    [
      'create or replace function check_api_key() returns trigger as $$ begin return new; end $$ language plpgsql',
    ],
    ['the function check_api_key() is different'],
  ],
  [
    'a missing function, and the triggers that call it',
    ['drop function end_late_link cascade'],
    [
      'the function end_late_link() is missing',
      'verification: the trigger "end_late_link" is missing',
    ],
  ],
];

let database: TestDatabase;
const check = async () => (await checkTestDatabase(database.url)).differences;
const messages = async () => (await check()).map(({ message }) => message).sort();
/** Runs the SQL that the check prints. */
const mend = async () => {
  const statements = (await check()).flatMap((difference) => difference.statements);
  await database.sql(statements.join(';'));
};

describe('a difference is named:', () => {
  let differences: Difference[];
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql(BROKEN.flatMap(([, statements]) => statements).join(';'));
    differences = await check();
    return () => database.drop();
  });

  it.each(BROKEN)('%s', (_title, _statements, expected) => {
    const named = differences.map(({ message }) => message);
    expect(named).toEqual(expect.arrayContaining(expected));
  });

  it('nothing else', () => {
    const known = BROKEN.flatMap(([, , expected]) => expected);
    expect(differences.map(({ message }) => message).sort()).toEqual(known.sort());
  });

  it('and the SQL for all of them mends them', async () => {
    await mend();
    expect(await messages(), 'once the columns have their names').toEqual([
      'session: the trigger "check_credentials" is missing',
    ]);
    await mend();
    expect(await messages()).toEqual([]);
  });
});

describe('a database', () => {
  afterEach(() => database.drop());

  it('has no differences when it is up to date, and Better Auth has nothing to add', async () => {
    database = await createTestDatabase();
    expect(await checkTestDatabase(database.url)).toEqual({ pending: [], differences: [] });
    expect((await planTestDatabase(database.url)).changes).toEqual([]);
    const left = `select nspname from pg_namespace where nspname like 'gatehouse%'`;
    expect(await database.sql(left), 'left behind').toEqual([]);
  });

  it('can have objects of the site’s own services, and other names for the same index', async () => {
    database = await createTestDatabase();
    await database.sql(`
      create table note (id int primary key, reader_id text not null references "user" (id));
      alter table "user" add column company text;
      alter table "user" add column tier text not null default 'free';
      create index user_company on "user" (company);
      create view recent_notes as select * from note;
      create function now_utc() returns timestamptz return now();
      alter index entitlement_user_id rename to entitlement_by_reader`);
    expect(await messages()).toEqual([]);
  });

  it('that lost everything but the list of its migrations gets it all back', async () => {
    database = await createTestDatabase();
    await database.sql(`
      create schema kept;
      alter table gatehouse_migration set schema kept;
      drop schema public cascade;
      create schema public;
      alter table kept.gatehouse_migration set schema public`);
    await mend();
    expect(await messages()).toEqual([]);
    expect(await migrateTestDatabase(database.url)).toEqual([]);
  });

  it('is not compared while migrations are pending', async () => {
    database = await createTestDatabase({ empty: true });
    const { pending, differences } = await checkTestDatabase(database.url);
    expect(pending[0]).toBe('001-readers');
    expect(differences).toEqual([]);
  });

  it('is checked by a role that can create schemas; others are told, and see when rows are hidden from them', async () => {
    database = await createTestDatabase();
    const role = `limited_${randomBytes(4).toString('hex')}`;
    const url = new URL(database.url);
    url.username = role;
    url.password = 'secret';
    const name = url.pathname.slice(1);
    await database.sql(`
      create role ${role} login password 'secret';
      grant select on gatehouse_migration to ${role};
      alter table session enable row level security`);
    expect(await messages(), 'the owner sees all').toEqual([]);
    await expect(checkTestDatabase(url.href)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('grant create on database') as string,
    });
    await database.sql(`grant create on database ${name} to ${role}`);
    expect((await checkTestDatabase(url.href)).differences).toEqual([
      {
        message: 'session: row-level security hides rows from the server',
        statements: ['alter table "session" disable row level security'],
      },
    ]);
    await database.sql(`drop owned by ${role}; drop role ${role}`);
  });

  it('that can’t be reached is reported without a stack trace or a password', async () => {
    database = await createTestDatabase({ empty: true });
    await expect(checkTestDatabase('postgresql://u:hunter2@127.0.0.1:1/db')).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.not.stringContaining('hunter2') as string,
    });
  });
});
