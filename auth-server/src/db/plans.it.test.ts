import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listActivity } from '../events/auditTrail.js';
import { getReaderId, listReaders } from '../membership/readers.js';
import { deleteExpired } from '../session/housekeeping.js';
import { useApp } from '../testing/useApp.js';

/** The full size takes a minute to fill. */
const READERS = process.env.GATEHOUSE_NIGHTLY ? 100_000 : 3_000;
const EVENTS = READERS * 10;

const use = useApp();
/** The plan of each statement, with those in triggers, as the database reports it. */
const plans: string[] = [];
const { emit } = pg.Client.prototype as unknown as EventEmitter;

const FILL = `
  set session_replication_role = replica;
  insert into "user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
  select 'r' || n, 'Ada', 'r' || n || '@example.com', true, 'reader', now(), now()
    from generate_series(1, ${READERS}) n;
  insert into account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
  select 'a' || n, 'r' || n, 'r' || n, 'credential', 'x', now(), now()
    from generate_series(1, ${READERS}) n;
  insert into session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
  select 's' || n, 'r' || n, 's' || n, now() + interval '1 day' - (n % 100 = 0)::int * interval '2 days', now(), now()
    from generate_series(1, ${READERS}) n;
  insert into entitlement (user_id, plan, source) select 'r' || n, 'premium', 'x'
    from generate_series(1, ${READERS}) n;
  insert into known_device (user_id, device_hash) select 'r' || n, 'd' || n
    from generate_series(1, ${READERS}) n;
  insert into audit_event (at, kind, actor, user_id)
  select now() - n * interval '1 second', (array['sign-in', 'sign-out', 'granted'])[1 + n % 3], 'reader', 'r' || 1 + n % ${READERS}
    from generate_series(1, ${EVENTS}) n;
  insert into mail (id, template, recipient, locale, data, dedupe_key, sent_at, created_at)
  select gen_random_uuid(), 'welcome', 'x@example.com', 'en', '{}', 'k' || n, now(), now()
    from generate_series(1, ${READERS}) n;
  analyze`;

beforeAll(async () => {
  await use.database.sql(FILL);
  const name = new URL(use.database.url).pathname.slice(1);
  for (const [setting, value] of [
    ['session_preload_libraries', 'auto_explain'],
    ['auto_explain.log_min_duration', '0'],
    ['auto_explain.log_level', 'notice'],
    ['auto_explain.log_nested_statements', 'on'],
  ]) {
    await use.database.sql(`alter database ${name} set ${setting} = '${value}'`);
  }
  // The application has opened no connection before.
  pg.Client.prototype.emit = function (this: EventEmitter, event: string, ...args: unknown[]) {
    const { message = '' } = (args[0] ?? {}) as { message?: string };
    // The tests' own way to read an email.
    if (event === 'notice' && !message.includes('select data from mail')) plans.push(message);
    return emit.call(this, event, ...args);
  } as never;
}, 600_000);
afterAll(() => {
  pg.Client.prototype.emit = emit as never;
});

it('every statement uses an index on the tables that grow with the readers', async () => {
  const { queries } = use.app.database;
  const reader = await use.signedUp();
  await reader.get('/api/me');
  await reader.get('/premium');
  for (const path of ['activity', 'sessions', 'plans', 'api-keys', 'export']) {
    expect((await reader.get(`/api/me/${path}`)).status).toBe(200);
  }
  expect((await reader.signIn()).status).toBe(200);
  await reader.signIn('a wrong password');
  await reader.post('/api/auth/request-password-reset', { email: reader.email });
  await reader.post('/api/auth/sign-out');
  const userId = await getReaderId(queries, reader.email);
  await listActivity(queries, { userId: String(userId), limit: 50 });
  await listActivity(queries, { kind: 'password-changed', limit: 50 });
  await listActivity(queries, { since: new Date(), limit: 50 });
  await listReaders(queries, { limit: 50, after: 'r2@example.com' });
  expect(await deleteExpired(queries, 180)).toMatchObject({ session: READERS / 100 });

  expect(plans.length).toBeGreaterThan(50);
  const grown =
    /Seq Scan on "?(user|account|session|entitlement|known_device|audit_event|mail)"?\b/;
  expect(plans.filter((plan) => grown.test(plan))).toEqual([]);
}, 600_000);

it('many expired rows are deleted in batches, and rows in use are skipped', async () => {
  await use.database.sql(
    `insert into "rateLimit" (id, key, count, "lastRequest")
     select 'l' || n, 'l' || n, 1, 0 from generate_series(1, 2500) n`,
  );
  await use.app.database.queries.transaction().execute(async (transaction) => {
    await transaction.updateTable('rateLimit').set({ count: 2 }).where('key', '=', 'l7').execute();
    expect(await deleteExpired(use.app.database.queries, 180)).toMatchObject({ rateLimit: 2499 });
  });
  expect(await deleteExpired(use.app.database.queries, 180)).toMatchObject({ rateLimit: 1 });
});
