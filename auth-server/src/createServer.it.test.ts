import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type ServerOptions } from './createServer.js';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
import { openMailQueue } from './testing/mail/openMailQueue.js';
import { send } from './testing/send.js';
import { SECRET_TEXT, writeBuild } from './testing/writeBuild.js';

let directory: string;
let database: TestDatabase;
let http: Server;
let port: number;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-host-'));
  database = await createTestDatabase();
  http = createHttpServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  ({ port } = http.address() as AddressInfo);
});
afterEach(async () => {
  http.close();
  await database.drop();
  await rm(directory, { recursive: true });
});

const create = ({ env, ...options }: ServerOptions = {}) =>
  createServer({
    directory,
    env: {
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      SITE_URL: `http://localhost:${port}`,
      GATEHOUSE_LOG_LEVEL: 'silent',
      ...env,
    },
    ...options,
  });
const get = (target: string, headers: Record<string, string> = {}) =>
  send(port, {
    path: target,
    headers: { host: `localhost:${port}`, connection: 'close', ...headers },
  });
const connections = () =>
  database.sql(
    'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

describe('the server in a custom program', () => {
  it('handles all requests until it is closed', async () => {
    await writeBuild(directory);
    const gatehouse = await create({ config: { signUp: 'closed' } });
    http.on('request', gatehouse.handler);
    const page = await get('/docs/premium');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(SECRET_TEXT);
    expect(JSON.parse((await get('/api/auth/methods')).text)).toMatchObject({ signUp: 'closed' });
    expect((await get('/api/health/ready')).status).toBe(200);
    gatehouse.drain();
    expect((await get('/api/health/ready')).status).toBe(503);
    await gatehouse.close();
    expect(await connections()).toEqual([]);
  });

  it('reports that it is not ready before the database is migrated', async () => {
    await database.drop();
    database = await createTestDatabase({ empty: true });
    await writeBuild(directory);
    const gatehouse = await create();
    http.on('request', gatehouse.handler);
    expect((await get('/api/health/ready')).text).toContain('SCHEMA_OUTDATED');
    await gatehouse.close();
  });

  it('is not created without a build, and leaves nothing open', async () => {
    await expect(create()).rejects.toThrow('No build found');
    expect(await connections()).toEqual([]);
  });

  it('is not created with a refused plugin, and leaves nothing open', async () => {
    await writeBuild(directory);
    const changer = { id: 'changer', init: () => ({ context: { secret: 'x'.repeat(32) } }) };
    await expect(create({ config: { betterAuth: { plugins: [changer] } } })).rejects.toThrow(
      'A plugin in betterAuth.plugins changes',
    );
    expect(await connections()).toEqual([]);
  });
});

describe('the server on a host that stops it between requests', () => {
  const outbox = () => readdir(path.join(directory, '.data/outbox')).catch(() => []);
  const signUp = (email: string) =>
    send(port, {
      method: 'POST',
      path: '/api/auth/sign-up/email',
      headers: {
        host: `localhost:${port}`,
        origin: `http://localhost:${port}`,
        'content-type': 'application/json',
        connection: 'close',
      },
      body: JSON.stringify({ email, name: 'Ada', password: 'three plain green lamps' }),
    });
  const queueMail = async () => {
    const queue = await openMailQueue(database.url);
    const data = { name: 'Ada', path: '/' };
    await queue.mailer.send({ to: 'ada@example.com', template: 'welcome', data, dedupeKey: '1' });
    await queue.close();
  };

  it('sends an email after the response that caused it, and is kept running until then', async () => {
    await writeBuild(directory);
    const work: Promise<unknown>[] = [];
    const gatehouse = await create({ waitUntil: (promise) => work.push(promise) });
    http.on('request', gatehouse.handler);
    expect((await signUp('ada@example.com')).status).toBe(200);
    expect(work).toHaveLength(1);
    await Promise.all(work);
    expect(await outbox()).toHaveLength(1);
    await gatehouse.close();
    expect(await connections()).toEqual([]);
  });

  it('does nothing without a request, and the rest when its scheduler calls', async () => {
    await writeBuild(directory);
    await queueMail();
    await database.sql(`insert into verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
      values ('1', 'x', 'x', now() - interval '1 day', now(), now())`);
    const secret = 'a-secret-of-a-scheduler-for-tests';
    const gatehouse = await create({ env: { CRON_SECRET: secret }, waitUntil: () => undefined });
    http.on('request', gatehouse.handler);
    await get('/');
    expect(await database.sql('select 1 from mail where sent_at is not null')).toEqual([]);
    expect(await database.sql('select 1 from verification')).toHaveLength(1);
    // Vercel's calls have the name of the deployment.
    const host = 'acme-docs-1a2b3c.vercel.app';
    const answer = await get('/api/jobs/run', { host, authorization: `Bearer ${secret}` });
    expect(answer).toMatchObject({ status: 200, text: '{"status":"done"}' });
    expect(await outbox()).toHaveLength(1);
    expect(await database.sql('select 1 from verification')).toEqual([]);
    await gatehouse.close();
  });

  it('refuses a scheduler without the secret', async () => {
    await writeBuild(directory);
    await queueMail();
    const secret = 'a-secret-of-a-scheduler-for-tests';
    const gatehouse = await create({ env: { CRON_SECRET: secret }, waitUntil: () => undefined });
    http.on('request', gatehouse.handler);
    const wrong = [`Bearer ${secret.slice(1)}`, `Bearer ${secret}x`, `Basic ${secret}`, secret];
    for (const headers of [{}, ...wrong.map((authorization) => ({ authorization }))]) {
      const answer = await get('/api/jobs/run', headers);
      expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
      expect(answer.text).toContain('INVALID_SERVICE_CREDENTIAL');
    }
    expect(await outbox()).toEqual([]);
    await gatehouse.close();
  });

  it('has no route for a scheduler without CRON_SECRET', async () => {
    await writeBuild(directory);
    const gatehouse = await create({ waitUntil: () => undefined });
    http.on('request', gatehouse.handler);
    for (const authorization of ['', 'Bearer ', 'Bearer null', 'Bearer undefined']) {
      expect((await get('/api/jobs/run', { authorization })).status).toBe(404);
    }
    await gatehouse.close();
  });

  it('uses no more connections than DATABASE_POOL_SIZE', async () => {
    await writeBuild(directory);
    const gatehouse = await create({
      env: { DATABASE_POOL_SIZE: '2' },
      waitUntil: () => undefined,
    });
    http.on('request', gatehouse.handler);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => signUp(`reader-${index}@example.com`)),
    );
    expect((await connections()).length).toBeLessThanOrEqual(2);
    await gatehouse.close();
  });
});
