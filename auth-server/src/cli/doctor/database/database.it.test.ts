import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectProblems, SECRETS, type Broken } from '../../../testing/brokenSetup.js';
import { createSetup } from '../../../testing/createSetup.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/createTestDatabase.js';
import { PGBOUNCER, startPgBouncer } from '../../../testing/startPgBouncer.js';

let database: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  empty = await createTestDatabase({ empty: true });
});
afterAll(async () => {
  await database.drop();
  await empty.drop();
});

/** Each reading is this much later. */
function stopwatchOf(ms: number): () => number {
  let at = 0;
  return () => (at += ms);
}

const DATABASE: Broken[] = [
  {
    title: 'a wrong password',
    env: ({ url }) => ({ DATABASE_URL: url((it) => (it.password = SECRETS.wrongDatabase)) }),
    problems: [
      /^error database\.connection: DATABASE_URL .*the password is wrong → .*percent-encoded/,
    ],
  },
  {
    title: 'a database that does not exist',
    env: ({ url }) => ({ DATABASE_URL: url((it) => (it.pathname = '/nothing')) }),
    problems: [
      /^error database\.connection: .*\/nothing\): the database does not exist → Create it/,
    ],
  },
  {
    title: 'an unknown host, without encryption',
    env: ({ url }) => ({ DATABASE_URL: url((it) => (it.hostname = 'db.invalid')) }),
    problems: [
      /^warning database\.tls: The connection is not encrypted → .*add sslmode=verify-full/,
      /^error database\.connection: .*the host is unknown → Check the host name/,
    ],
  },
  {
    title: 'a database that is down',
    env: ({ url }) => ({ DATABASE_URL: url((it) => (it.port = '1')) }),
    problems: [/^error database\.connection: .*nothing listens there → Start the database server/],
  },
  {
    title: 'a database that does not encrypt',
    env: ({ url }) => ({ DATABASE_URL: `${url()}?sslmode=require` }),
    problems: [/^error database\.connection: .*it does not support encryption → Turn on ssl/],
  },
  {
    title: 'a certificate authority in a missing file',
    env: ({ url }) => ({ DATABASE_URL: `${url()}?sslrootcert=/nowhere/ca.pem` }),
    problems: [
      /^error database\.server: DATABASE_URL names files that can't be read: sslrootcert=\/nowhere\/ca\.pem \(ENOENT\)\. Correct the path/,
    ],
  },
  {
    title: 'a pooled URL for migrations',
    env: ({ url }) => ({
      DATABASE_URL: `${url()}?pgbouncer=true`,
      DATABASE_URL_UNPOOLED: `${url()}?pgbouncer=true&application_name=x`,
    }),
    problems: [
      /^error database\.urls: DATABASE_URL_UNPOOLED leads to a pooler → Set it to the direct/,
    ],
  },
  {
    title: 'only a pooled URL',
    env: ({ url }) => ({ DATABASE_URL: `${url()}?pgbouncer=true` }),
    problems: [
      /^warning database\.urls: .*DATABASE_URL_UNPOOLED is not set → Set DATABASE_URL_UNPOOLED/,
    ],
  },
  {
    title: 'swapped URLs',
    env: ({ url }) => ({ DATABASE_URL_UNPOOLED: `${url()}?pgbouncer=true` }),
    problems: [/^error database\.urls: .*are swapped → Exchange them/],
  },
  {
    title: 'a direct URL that is dead',
    env: ({ url }) => ({ DATABASE_URL_UNPOOLED: url((it) => (it.port = '1')) }),
    problems: [/^error database\.direct: DATABASE_URL_UNPOOLED .*nothing listens there/],
  },
  {
    title: 'two databases, one of them empty',
    env: () => ({ DATABASE_URL_UNPOOLED: empty.url }),
    problems: [
      /^error database\.same: .*lead to two databases → .*correct one of them/,
      /^error database\.schema: the schema is out of date: create user/,
    ],
  },
  {
    title: 'a schema that is too old',
    env: () => ({ DATABASE_URL: empty.url }),
    problems: [
      /^error database\.schema: The database is older than this server.*Run "gatehouse migrate"/,
    ],
  },
  {
    title: 'a schema that is too new',
    sql: [
      `insert into gatehouse_migration (name, timestamp) values ('999-tomorrow', 'now')`,
      `delete from gatehouse_migration where name = '999-tomorrow'`,
    ],
    problems: [
      /^error database\.schema: The database is newer than this server.*Update the server/,
    ],
  },
  {
    title: 'a column under another name',
    sql: [
      'alter table session rename column "userAgent" to user_agent',
      'alter table session rename column user_agent to "userAgent"',
    ],
    problems: [
      /^error database\.schema: the schema is out of date: alter session/,
      /^error database\.columns: session: the column "userAgent" is called "user_agent" → Run: alter table "session" rename/,
    ],
  },
  {
    title: 'a missing index',
    sql: ['drop index mail_created_at', 'create index mail_created_at on mail (created_at)'],
    problems: [
      /^error database\.columns: mail: the index "mail_created_at" is missing → Run: CREATE INDEX/,
    ],
  },
  {
    title: 'a database far away',
    around: { stopwatch: stopwatchOf(60) },
    problems: [/^warning database\.latency: a query takes 60 ms.* → Run the server in the region/],
  },
  {
    title: 'a clock that is two minutes ahead',
    around: { now: () => Date.now() + 120_000 },
    problems: [/^error database\.clock: .*differ by 1[12]\d s → Synchronize both/],
  },
  {
    title: 'a plan that readers have and the site does not',
    sql: [
      `insert into "user" (id, name, email, "emailVerified", role) values ('a', 'A', 'a@x', true, 'reader');
       insert into entitlement (user_id, plan, source) values ('a', 'platinum', 'x')`,
      `delete from "user"`,
    ],
    problems: [/^warning database\.plans: .*: platinum → If a plan was renamed/],
  },
  {
    title: 'a secret that does not open the signing key',
    sql: [
      `insert into signing_key (kid, algorithm, public_jwk, private_key, created_at, active_from)
       values ('k1', 'RS256', '{}', 'sealed with another secret', now(), now())`,
      'delete from signing_key',
    ],
    problems: [
      /^error secret\.keys: BETTER_AUTH_SECRET does not open the key k1.* → .*restore the old secret/,
    ],
  },
];

it.each(DATABASE)('doctor finds $title', async (broken) => {
  await expectProblems(broken, database);
});

it.skipIf(PGBOUNCER === undefined)(
  'doctor finds a pooler that can’t prepare statements',
  async () => {
    const pooler = await startPgBouncer(database.url);
    const setup = await createSetup(pooler.url);
    setup.env.DATABASE_URL_UNPOOLED = database.url;
    expect(await setup.findProblems()).toEqual([
      expect.stringMatching(
        /^warning database\.pooler: .*does not support prepared statements.* → Use PgBouncer 1\.21 or newer/,
      ),
    ]);
    await setup.remove();
    await pooler.stop();
  },
);
