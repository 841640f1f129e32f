import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct, type Product } from '../testing/runProduct.js';
import { send } from '../testing/send.js';
import { writeBuild } from '../testing/writeBuild.js';

let directory: string;
let database: TestDatabase;
let port: number;
let product: Product;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-stop-'));
  await writeBuild(directory);
  database = await createTestDatabase();
  port = await getFreePort();
});
afterEach(async () => {
  product.child.kill('SIGKILL');
  await product.ended();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<void> {
  product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      ...env,
    },
  });
  await product.wrote(/"msg":"ready"/);
}
const inProduction = () => ({ NODE_ENV: 'production', SITE_URL: `http://localhost:${port}` });

describe('a stop signal', () => {
  it('lets pending requests end, reports that the server is not ready, and ends it with 0 (FLT-06)', async () => {
    await start(inProduction());
    const headers = {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'content-type': 'application/json',
    };
    const signUp = (index: number) => {
      const body = { name: 'Ada', email: `r${index}@example.com`, password: 'a long password' };
      const text = JSON.stringify(body);
      return {
        // It ends after the signal.
        ...slowPost(port, '/api/auth/sign-up/email', { ...headers }, text),
        text,
      };
    };
    const inFlight = Array.from({ length: 10 }, (_, index) => signUp(index));
    await Promise.all(inFlight.map(({ begun }) => begun));

    product.child.kill('SIGTERM');
    await product.wrote(/"msg":"stopping"/);
    const ready = await send(port, { path: '/api/health/ready' });
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ code: 'SHUTTING_DOWN' });
    for (const { finish } of inFlight) finish();
    const statuses = await Promise.all(inFlight.map(({ status }) => status));
    expect(statuses).toEqual(inFlight.map(() => 200));
    expect(await product.ended()).toMatchObject({ code: 0 });
  });

  it('resets no connection and keeps nobody waiting, with clients that keep connections open (FLT-06)', async () => {
    const metricsPort = await getFreePort();
    await start({ ...inProduction(), METRICS_PORT: String(metricsPort) });
    const agent = new Agent({ keepAlive: true, maxSockets: 60 });
    const host = `localhost:${port}`;
    // Ten have a connection that is idle by now, and never use it again.
    await Promise.all(Array.from({ length: 60 }, () => ask(agent, host, '/api/health/live')));
    // The server is asking the database for most of them when the signal arrives.
    const inFlight = Array.from({ length: 50 }, () => ask(agent, host, '/api/me'));
    await new Promise((resolve) => setImmediate(resolve));
    product.child.kill('SIGTERM');
    await product.wrote(/"msg":"stopping"/);
    // Until the end, so that the last requests are counted.
    const metrics = await send(metricsPort, { path: '/metrics' });
    expect(metrics.text).toContain('gatehouse_http_request_duration_seconds_count');
    expect(await Promise.all(inFlight)).toEqual(Array(50).fill(200));
    const { code, output } = await product.ended();
    expect(code).toBe(0);
    const [, ms] = /"ms":(\d+),"msg":"stopped"/.exec(output) ?? [];
    // The grace period, which it must not use up.
    expect(Number(ms)).toBeLessThan(10_000);
    agent.destroy();
  });

  it('ends the server immediately when it is the second one (FLT-06)', async () => {
    await start();
    const headers = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
    const hanging = slowPost(port, '/api/me/profile', headers, '{"never":"finished"}');
    const cut = hanging.status.catch(() => 'cut');
    await hanging.begun;
    product.child.kill('SIGTERM');
    await product.wrote(/"msg":"stopping"/);
    product.child.kill('SIGTERM');
    expect(await product.ended()).toMatchObject({ code: 130 });
    expect(await cut).toBe('cut');
  });
});

/** A POST whose body is sent in two parts: `begun` once the first is sent. */
function slowPost(
  to: number,
  target: string,
  headers: Record<string, string>,
  body: string,
): { begun: Promise<void>; finish: () => void; status: Promise<number> } {
  const outgoing = request({
    host: '127.0.0.1',
    port: to,
    method: 'POST',
    path: target,
    agent: false,
    headers: {
      'content-type': 'application/json',
      ...headers,
      'content-length': Buffer.byteLength(body),
    },
  });
  const status = new Promise<number>((resolve, reject) => {
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', reject);
  });
  const begun = new Promise<void>((resolve) => {
    outgoing.write(body.slice(0, 5), () => {
      resolve();
    });
  });
  return { begun, status, finish: () => outgoing.end(body.slice(5)) };
}

/** @returns the status. Rejects when the connection is reset */
function ask(agent: Agent, host: string, target: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const [, to] = host.split(':');
    const about = { host: '127.0.0.1', port: to, path: target, agent, headers: { host } };
    request(about, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
      });
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
