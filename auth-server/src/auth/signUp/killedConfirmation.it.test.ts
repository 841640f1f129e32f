import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPool } from '../../db/pool.js';
import { createLog } from '../../log.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { getFreePort } from '../../testing/getFreePort.js';
import { runProduct, type Product } from '../../testing/runProduct.js';
import { send } from '../../testing/send.js';
import { writeBuild } from '../../testing/writeBuild.js';

const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'a long password' };

let directory: string;
let database: TestDatabase;
let port: number;
let started: Product[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-killed-'));
  await writeBuild(directory);
  database = await createTestDatabase();
  port = await getFreePort();
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL');
    await ended();
  }
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<Product> {
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'docs@example.com',
    },
  });
  started.push(product);
  await product.wrote(/"msg":"ready"/);
  return product;
}
const post = (target: string, body: object) =>
  send(port, {
    method: 'POST',
    path: target,
    headers: {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });

/** Keeps a table locked, so that whoever writes to it waits. */
async function hold(table: string) {
  const pool = createPool({ url: database.url, max: 1, log: createLog('silent') });
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in share mode`);
  return {
    /** Until the transaction that creates the account waits: the email worker may wait, too. */
    untilWaiting: () =>
      expect
        .poll(() =>
          database.sql(
            `select 1 from pg_locks waiting join pg_locks held using (pid)
              where not waiting.granted and waiting.relation = '${table}'::regclass
                and held.relation = '"user"'::regclass and held.mode = 'RowExclusiveLock'`,
          ),
        )
        .toHaveLength(1),
    release: async () => {
      await client.query('commit');
      client.release();
      await pool.end();
    },
  };
}
const state = async () => {
  const [row] = await database.sql(`
    select (select count(*) from "user") as readers,
           (select count(*) from audit_event where kind = 'sign-up') as events,
           (select count(*) from mail where template = 'welcome') as mails`);
  return row;
};
const idleBackends = () =>
  database.sql(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );

it.each(process.env.GATEHOUSE_NIGHTLY ? ['audit_event', 'mail'] : ['audit_event'])(
  'a process killed before it writes to %s leaves no account, and its link still works (FLT-01)',
  async (table) => {
    const first = await start();
    expect((await post('/api/auth/sign-up/email', ACCOUNT)).status).toBe(200);
    const [mail] = await database.sql<{ path: string }>(`select data->>'path' as path from mail`);
    const token = new URLSearchParams(mail?.path.split('#')[1]).get('token');
    const confirmation = { token, password: ACCOUNT.password };

    const lock = await hold(table);
    const lost = post('/api/auth/verify-email', confirmation).catch(() => 'lost');
    await lock.untilWaiting();
    first.child.kill('SIGKILL');
    await first.ended();
    expect(await lost).toBe('lost');
    await lock.release();
    await expect.poll(idleBackends).toEqual([]);
    expect(await state()).toEqual({ readers: 0, events: 0, mails: 0 });

    await start();
    expect((await post('/api/auth/verify-email', confirmation)).status).toBe(200);
    expect(await state()).toEqual({ readers: 1, events: 1, mails: 1 });
    const { email, password } = ACCOUNT;
    expect((await post('/api/auth/sign-in/email', { email, password })).status).toBe(200);
  },
);
