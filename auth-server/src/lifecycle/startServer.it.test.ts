import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedServer } from '../db/databaseServer.js';
import { createTestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { installWithout } from '../testing/installWithout.js';
import { runProduct, type Product } from '../testing/runProduct.js';
import { send } from '../testing/send.js';
import { writeBuild } from '../testing/writeBuild.js';

let directory: string;
let port: number;
let started: Product[];

const SECRET = 'a secret for tests, longer than 32 characters';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-start-'));
  await chmod(directory, 0o755);
  await writeBuild(directory);
  port = await getFreePort();
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL');
    await ended();
  }
  // A test's embedded database outlives the product.
  if (await stat(path.join(directory, '.data/postgres')).catch(() => null)) {
    await (await openEmbeddedServer({ dataDir: path.join(directory, '.data') })).stop();
  }
  await rm(directory, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): Product {
  const product = runProduct('main.js', { directory, env: { PORT: String(port), ...env } });
  started.push(product);
  return product;
}
const withDatabase = (url: string) => ({ DATABASE_URL: url, BETTER_AUTH_SECRET: SECRET });
const get = (target: string, headers = {}) =>
  send(port, { path: target, headers: { host: `localhost:${port}`, ...headers } });

const post = (target: string, body: unknown, headers = {}) =>
  send(port, {
    method: 'POST',
    path: target,
    headers: {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });

describe('a start that cannot work ends with one clear message and code 1', () => {
  const message = async (product: Product) => {
    const { code, output } = await product.ended();
    expect(code).toBe(1);
    expect(output).not.toMatch(/^\s+at |node:internal|StartupError/m);
    return output;
  };

  it('when there is no database: neither a setting nor the package', async () => {
    const program = await installWithout('@gatehouse/dev-postgres', directory);
    expect(
      await message(runProduct('main.js', { directory, env: { PORT: String(port) }, program })),
    ).toBe(
      'No database found. Set DATABASE_URL to your PostgreSQL, or install the one for development: ' +
        'npm install --save-dev @gatehouse/dev-postgres\n',
    );
  });

  it('when the embedded database does not start', async () => {
    const data = path.join(directory, '.data/postgres/data');
    await mkdir(data, { recursive: true });
    await writeFile(path.join(data, 'PG_VERSION'), '18\n');
    expect(await message(start())).toMatch(/^The embedded PostgreSQL in .+ did not start\./m);
    await rm(path.join(directory, '.data'), { recursive: true });
  });

  it('when the port is in use', async () => {
    const other = createHttpServer().listen(port);
    await once(other, 'listening');
    expect(await message(start())).toBe(
      `Port ${port} is in use by another program. Stop it, or set PORT to another port, ` +
        `such as PORT=${port + 1}\n`,
    );
    other.close();
    // Detected before anything else was started.
    await expect(stat(path.join(directory, '.data'))).rejects.toThrow();
  });

  it('when settings are invalid, all of them at once', async () => {
    const output = await message(
      start({ NODE_ENV: 'production', PORT: 'http', SITE_URL: 'docs.example.com' }),
    );
    expect(output).toMatch(/PORT must be[^]+SITE_URL must be[^]+BETTER_AUTH_SECRET is required/);
  });

  it('when a setting in .env is invalid', async () => {
    await writeFile(path.join(directory, '.env'), 'BETTER_AUTH_SECRET=short\n');
    expect(await message(start())).toContain('BETTER_AUTH_SECRET is shorter than 32 characters');
  });

  it('when the database can’t be reached', async () => {
    const output = await message(start(withDatabase('postgresql://u:hunter2@127.0.0.1:1/db')));
    expect(output).toMatch(/Can't reach the database \(ECONNREFUSED/);
    expect(output).not.toContain('hunter2');
  });

  it('when there is no build', async () => {
    const database = await createTestDatabase();
    await rm(path.join(directory, 'build-gated'), { recursive: true });
    expect(await message(start(withDatabase(database.url)))).toMatch(
      /No build found: .*manifest\.json is missing\. Build the site: npm run build/,
    );
    await database.drop();
  });

  it('when the build is incomplete', async () => {
    const database = await createTestDatabase();
    await rm(path.join(directory, 'build-gated/html/premium.html'));
    await rm(path.join(directory, 'build/docs/team.html'));
    const output = await message(start(withDatabase(database.url)));
    expect(output).toMatch(/\/docs\/premium: its open page .* is missing/);
    expect(output).toMatch(/\/docs\/team: its public page is missing/);
    await database.drop();
  });
});

describe('with the embedded database', { timeout: 120_000 }, () => {
  it('creates demo readers who can sign in, and keeps all data after a kill -9', async () => {
    const first = start();
    await first.wrote(/"msg":"ready"/);
    const [, email = '', password = ''] =
      /premium +(premium@example\.com) +(\S+)/.exec(first.output()) ?? [];
    expect(first.output()).toContain(`Open http://localhost:${port}/`);
    const answer = await post('/api/auth/sign-in/email', { email, password });
    expect(answer.status).toBe(200);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
    expect(JSON.parse((await get('/api/me', { cookie })).text)).toMatchObject({
      reader: { email },
      plans: ['premium'],
    });
    for (const file of ['auth-secret', 'postgres-password', 'demo-readers.json']) {
      expect((await stat(path.join(directory, '.data', file))).mode & 0o777).toBe(0o600);
    }
    // Printed for the person who started it, and never logged.
    const lines = first.output().split('\n');
    for (const line of lines.filter((each) => each.startsWith('{'))) {
      expect(line).not.toContain(password);
    }

    first.child.kill('SIGKILL');
    await first.ended();
    const second = start();
    await second.wrote(/"msg":"ready"/);
    expect(second.output()).toContain(password);
    expect(JSON.parse((await get('/api/me', { cookie })).text)).toMatchObject({
      reader: { email },
    });

    // The next start doesn't grant a revoked plan again.
    const revoke = runProduct('cli/gatehouse.js', {
      directory,
      env: { PORT: String(port) },
      args: ['admin', 'revoke', email, 'premium'],
    });
    expect(await revoke.ended()).toMatchObject({ code: 0 });
    expect(JSON.parse((await get('/api/me', { cookie })).text)).toMatchObject({ plans: [] });
    second.child.kill('SIGTERM');
    expect(await second.ended()).toMatchObject({ code: 0 });
    const third = start();
    await third.wrote(/"msg":"ready"/);
    expect(JSON.parse((await get('/api/me', { cookie })).text)).toMatchObject({ plans: [] });

    // Demo readers' addresses don't exist: of two emails, only the other reader's is written.
    const passwords = { currentPassword: password, newPassword: 'another long password' };
    const changed = await post('/api/auth/change-password', passwords, { cookie });
    expect(changed.status).toBe(200);
    const other = { name: 'Ada', email: 'ada@example.com', password: 'a long password' };
    expect((await post('/api/auth/sign-up/email', other)).status).toBe(200);
    await third.wrote(/an email is in the outbox/);
    third.child.kill('SIGTERM');
    expect(await third.ended()).toMatchObject({ code: 0 });
    expect(third.output().match(/an email is in the outbox/g)).toHaveLength(1);
    expect(third.output()).toContain('"subject":"Confirm your email address for localhost');
  });

  it('stops it at the end, even if the start was interrupted', async () => {
    const product = start();
    await product.wrote(/"msg":"ready"/);
    const pidFile = path.join(directory, '.data/postgres/data/postmaster.pid');
    expect(await readFile(pidFile, 'utf8')).not.toBe('');
    product.child.kill('SIGINT');
    expect(await product.ended()).toMatchObject({ code: 0, signal: null });
    await expect(stat(pidFile)).rejects.toThrow();

    await rm(path.join(directory, 'build-gated'), { recursive: true });
    expect(await start().ended()).toMatchObject({ code: 1 });
    await expect(stat(pidFile)).rejects.toThrow();
  });
});

describe('with DATABASE_URL', () => {
  it('starts no embedded database, and creates no demo readers', async () => {
    const database = await createTestDatabase();
    const product = start(withDatabase(database.url));
    await product.wrote(/"msg":"ready"/);
    expect(product.output()).not.toMatch(/example\.com|emails are only written to files/);
    expect(await database.sql('select 1 from "user"')).toEqual([]);
    await expect(stat(path.join(directory, '.data'))).rejects.toThrow();
    product.child.kill('SIGTERM');
    expect(await product.ended()).toMatchObject({ code: 0 });
    await database.drop();
  });
});
