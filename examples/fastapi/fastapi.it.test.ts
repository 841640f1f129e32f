import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../auth-server/src/db/pool.js';
import { createLog } from '../../auth-server/src/log.js';
import { createBrowser, type Browser } from '../../auth-server/src/testing/createBrowser.js';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../auth-server/src/testing/createTestDatabase.js';
import { getFreePort } from '../../auth-server/src/testing/getFreePort.js';
import { readMailPath } from '../../auth-server/src/testing/readMailPath.js';
import { runProduct, type Product } from '../../auth-server/src/testing/runProduct.js';
import { send } from '../../auth-server/src/testing/send.js';
import { writeBuild } from '../../auth-server/src/testing/writeBuild.js';
import { findPython } from '../../scripts/testing/findPython.mjs';

const python = findPython() ?? '';
const isMissing = python === '';
const WITHOUT_PYTHON = 'no python3 with the packages in examples/fastapi/README.md';

const runPython = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(python, args, {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env, PYTHONDONTWRITEBYTECODE: '1' },
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${error.stdout ?? ''}${error.stderr ?? String(error)}`);
  });

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('passes its own tests', { timeout: 600_000 }, async ({ skip }) => {
  skip(isMissing, WITHOUT_PYTHON);
  const { stdout } = await runPython(['-m', 'pytest', '-q', '--color=no'], {
    TEST_DATABASE_URL: database.url,
  });
  expect(stdout).toMatch(/\d+ passed/);
  expect(stdout).not.toMatch(/skipped|error/);
});

describe.skipIf(isMissing)('with a Gatehouse in front', () => {
  let directory: string;
  let env: Record<string, string>;
  let pool: Pool;
  let product: Product;
  let reader: Browser;
  const services: ChildProcess[] = [];
  let service: string;
  let strictService: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-fastapi-'));
    await chmod(directory, 0o755);
    await writeBuild(directory);
    pool = createPool({ url: database.url, max: 2, log: createLog('silent') });
    const port = await getFreePort();
    const origin = `http://localhost:${port}`;
    env = {
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: origin,
      TRUST_PROXY: '1',
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'docs@example.com',
    };
    product = runProduct('main.js', { directory, env });
    await runPython(['-m', 'alembic', 'upgrade', 'head'], env);
    [service, strictService] = await Promise.all([
      startService(env),
      startService({ ...env, SESSION_CHECK: 'database' }),
    ]);
    await product.wrote(/"msg":"ready"/);
    reader = createBrowser({
      origin,
      send: (sending) =>
        send(port, { ...sending, headers: { host: `localhost:${port}`, ...sending.headers } }),
      readMailPath: (to, template) => readMailPath(pool, to, template),
    });
    expect((await reader.signUp()).status).toBe(200);
  });
  afterAll(async () => {
    for (const child of services) child.kill();
    await Promise.all(services.map((child) => child.exitCode ?? once(child, 'exit')));
    product.child.kill('SIGKILL');
    await product.ended();
    await pool.end();
    await rm(directory, { recursive: true, force: true });
  });

  /** @returns its origin */
  async function startService(settings: Record<string, string>): Promise<string> {
    const args = ['-m', 'uvicorn', '--factory', 'main:create_from_environment', '--port', '0'];
    const child = spawn(python, args, {
      cwd: import.meta.dirname,
      env: { ...process.env, ...settings, PYTHONDONTWRITEBYTECODE: '1' },
    });
    services.push(child);
    let output = '';
    return new Promise((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const url = /running on (http:\S+)/.exec(output)?.[1];
        if (url !== undefined) resolve(url);
      });
      child.once('exit', () => reject(new Error(output)));
    });
  }

  async function getToken(): Promise<string> {
    const { status, text } = await reader.get('/api/auth/token');
    expect(status, text).toBe(200);
    return (JSON.parse(text) as { token: string }).token;
  }

  async function call(origin: string, route: string, token: string, body?: object) {
    const response = await fetch(origin + route, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text };
  }

  const admin = async (...args: string[]) => {
    const { code, output } = await runProduct('cli/gatehouse.js', {
      directory,
      env,
      args: ['admin', ...args],
    }).ended();
    if (code !== 0) throw new Error(output);
  };

  it('knows the reader by a token of theirs, and shows them their notes', async () => {
    const token = await getToken();
    expect(await call(service, '/notes', token)).toEqual({ status: 200, text: '[]' });
    expect((await call(service, '/notes', token, { text: 'Mine' })).status).toBe(201);
    expect((await call(strictService, '/notes', token)).text).toContain('"text":"Mine"');
    expect((await call(service, '/me', token)).text).toContain(`"email":"${reader.email}"`);
  });

  it('opens what a plan includes, by the token or at once by the database', async () => {
    const before = await getToken();
    expect((await call(service, '/notes/export', before)).status).toBe(403);
    await admin('grant', reader.email, 'premium');
    expect((await call(service, '/notes/export', before)).status).toBe(403);
    expect((await call(strictService, '/notes/export', before)).status).toBe(200);
    expect((await call(service, '/notes/export', await getToken())).text).toBe('Mine');
  });

  it('takes neither the session’s cookie nor an altered token', async () => {
    const [, cookie = ''] = reader.cookie.split('=');
    const token = await getToken();
    for (const other of [cookie, decodeURIComponent(cookie), `${token.slice(0, -8)}AAAAAAAA`]) {
      expect((await call(service, '/notes', other)).text).toContain('INVALID_ACCESS_TOKEN');
    }
  });

  it('refuses a banned reader on the next request when it asks the database (JWT-07)', async () => {
    const token = await getToken();
    await admin('ban', reader.email);
    expect((await call(strictService, '/notes', token)).text).toContain('INVALID_ACCESS_TOKEN');
    expect((await call(service, '/notes', token)).status).toBe(200);
    expect((await reader.get('/api/auth/token')).status).toBe(401);
    await admin('unban', reader.email);
  });

  it('knows readers while the server is away, by the keys at hand', async () => {
    await reader.signIn();
    const token = await getToken();
    expect((await call(service, '/notes', token)).status).toBe(200);
    product.child.kill('SIGKILL');
    await product.ended();
    expect((await call(service, '/notes', token)).status).toBe(200);
    expect((await call(strictService, '/notes', token)).status).toBe(200);
  });
});
