import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type ServerOptions } from './createServer.js';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
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

const create = (options: ServerOptions = {}) =>
  createServer({
    directory,
    env: {
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      SITE_URL: `http://localhost:${port}`,
      GATEHOUSE_LOG_LEVEL: 'silent',
    },
    ...options,
  });
const get = (target: string) =>
  send(port, { path: target, headers: { host: `localhost:${port}`, connection: 'close' } });
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
