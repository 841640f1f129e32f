import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBrowser, PASSWORD } from '../testing/createBrowser.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { installWithout } from '../testing/installWithout.js';
import { runProduct, type Product } from '../testing/runProduct.js';
import { send } from '../testing/send.js';
import { writeBuild } from '../testing/writeBuild.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

let directory: string;
let database: TestDatabase;
let collector: Server;
let endpoint: string;
/** The bodies that the collector has received. */
const received: string[] = [];
const spans = (): Span[] =>
  received.flatMap((body) => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-traces-'));
  await writeBuild(directory);
  database = await createTestDatabase();
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(async () => {
  collector.close();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<{ product: Product; port: number }> {
  const port = await getFreePort();
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      ...env,
    },
  });
  await product.wrote(/"msg":"ready"/);
  return { product, port };
}

/** The path of the link in an email, once it is in the outbox. */
async function readLink(to: string): Promise<string> {
  const outbox = path.join(directory, '.data/outbox');
  for (const file of await readdir(outbox)) {
    const text = await readFile(path.join(outbox, file), 'utf8');
    const mail = JSON.parse(text) as { to: string; text: string };
    const [, link] = /https?:\/\/[^/\s]+(\/\S*token=\S+)/.exec(mail.text) ?? [];
    if (mail.to === to && link !== undefined) return link;
  }
  throw new Error(`no email to ${to}`);
}

describe('with OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  it('a collector gets requests, queries and emails, without paths and secrets', async () => {
    const { product, port } = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    });
    const origin = `http://localhost:${port}`;
    const browser = createBrowser({
      origin,
      send: (sending) =>
        send(port, { ...sending, headers: { host: `localhost:${port}`, ...sending.headers } }),
      readMailPath: (to) => vi.waitFor(() => readLink(to), { timeout: 20_000 }),
    });
    await browser.signUp();
    const ids = '0af7651916cd43dd8448eb211c80319c';
    await browser.send({
      path: '/docs/members?token=token-in-the-query',
      headers: {
        traceparent: `00-${ids}-b7ad6b7169203331-01`,
        authorization: 'Basic token-in-a-header',
      },
    });
    await browser.get('/api/avatars/token-in-a-path');
    await browser.signIn('a wrong and secret password');
    product.child.kill('SIGTERM');
    expect(await product.ended()).toMatchObject({ code: 0 });

    const named = (name: string) => spans().filter((span) => span.name === name);
    await vi.waitFor(() => {
      expect(named('GET gated page')).toHaveLength(1);
    });
    const [page] = named('GET gated page');
    const value = (span: Span | undefined, key: string) =>
      span?.attributes.find((attribute) => attribute.key === key)?.value;
    expect(value(page, 'gatehouse.gate')).toEqual({ stringValue: 'open' });
    // Its sender is a stranger: there is no proxy.
    expect(page?.traceId).not.toBe(ids);
    const inside = spans().filter(({ parentSpanId }) => parentSpanId === page?.spanId);
    expect(inside.map(({ name }) => name)).toEqual(['SELECT']);
    expect(value(inside[0], 'db.query.text')?.stringValue).toContain('where s.token = $1');
    expect(named('GET /api/avatars/{id}')).toHaveLength(1);
    expect(named('POST /api/auth/sign-in/email').length).toBeGreaterThan(0);
    expect(named('send email').length).toBeGreaterThan(0);

    const all = received.join('');
    const secrets = [
      PASSWORD,
      'secret password',
      'token-in',
      browser.email,
      'docs/members',
      ...browser.cookie.split(/[=.;]/).filter((part) => part.length > 16),
    ];
    for (const secret of secrets) expect(all).not.toContain(secret);
  });

  it('a trace of a trusted proxy goes on', async () => {
    const { product, port } = await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      TRUST_PROXY: 'loopback',
    });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await send(port, {
      path: '/api/health/live',
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    });
    product.child.kill('SIGTERM');
    await product.ended();
    expect(spans().find((span) => span.traceId === traceId)).toMatchObject({
      name: 'GET /api/health/live',
      parentSpanId: '00f067aa0ba902b7',
    });
  });
});

it('says what to install when traces are asked for, and the SDK is missing', async () => {
  const program = await installWithout('@opentelemetry/sdk-node', directory);
  const product = runProduct('main.js', {
    directory,
    program,
    env: { PORT: String(await getFreePort()), OTEL_TRACES_EXPORTER: 'otlp' },
  });
  const { code, output } = await product.ended();
  expect(code).toBe(1);
  expect(output).toBe(
    'Traces are asked for (OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_TRACES_EXPORTER is set), but what sends them ' +
      'is not installed. Install it: npm install @opentelemetry/sdk-node. Or turn traces off: ' +
      'OTEL_TRACES_EXPORTER=none\n',
  );
});
