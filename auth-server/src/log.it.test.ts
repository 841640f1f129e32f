import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
import { getFreePort } from './testing/getFreePort.js';
import { runProduct } from './testing/runProduct.js';
import { send } from './testing/send.js';
import { writeBuild } from './testing/writeBuild.js';

let directory: string;
let database: TestDatabase;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-log-'));
  await writeBuild(directory);
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

/** A mail server that refuses the credentials, and repeats them. */
async function startIndiscreetSmtp() {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail\r\n');
    socket.on('data', (chunk: Buffer) => {
      const [, given] = /^AUTH PLAIN (\S+)/.exec(chunk.toString()) ?? [];
      if (given === undefined) socket.write('250-mail\r\n250 AUTH PLAIN\r\n');
      else socket.write(`535 refused: ${Buffer.from(given, 'base64').toString()}\r\n`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

it('has no secret at any level, wherever clients and the environment put one (CRD-10, TOK-08)', async () => {
  const port = await getFreePort();
  const smtp = await startIndiscreetSmtp();
  const secret = 'server-secret-that-nobody-may-ever-see';
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(port),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: secret,
      SMTP_URL: `smtp://postman:smtp-secret@localhost:${smtp.port}`,
      MAIL_FROM: 'docs@example.com',
      GITHUB_CLIENT_ID: 'github',
      GITHUB_CLIENT_SECRET: 'github-secret',
      GATEHOUSE_LOG_LEVEL: 'debug',
    },
  });
  await product.wrote(/"msg":"ready"/);
  const origin = `http://localhost:${port}`;
  const headers = {
    host: `localhost:${port}`,
    origin,
    'content-type': 'application/json',
    cookie: 'gatehouse.session_token=cookie-secret; other=cookie-secret',
    authorization: 'Bearer header-secret',
    'x-api-key': 'header-secret',
    'x-forwarded-for': 'header-secret',
    'user-agent': 'header-secret',
    referer: `${origin}/?token=header-secret`,
  };
  const body = JSON.stringify({
    name: 'Ada',
    email: 'body-secret@example.com',
    password: 'a body-secret password',
    token: 'body-secret',
    newPassword: 'a body-secret password',
  });
  const target = '?token=query-secret&next=%2Fquery-secret';
  for (const route of ['sign-up/email', 'sign-in/email', 'reset-password', 'sign-in/magic-link']) {
    await send(port, { method: 'POST', path: `/api/auth/${route}${target}`, headers, body });
  }
  const signUp = JSON.stringify({
    name: 'Ada',
    email: 'body-secret@example.com',
    password: 'a body-secret password',
  });
  const asBrowser = { host: headers.host, origin, 'content-type': 'application/json' };
  const about = { method: 'POST', path: '/api/auth/sign-up/email', headers: asBrowser };
  expect(await send(port, { ...about, body: signUp })).toMatchObject({ status: 200 });
  for (const page of ['/docs/members', '/api/me', '/api/auth/magic-link/verify', '/nothing']) {
    await send(port, { path: page + target, headers });
  }
  await send(port, { ...about, body: `{"password":"body-secret` });
  await product.wrote(/could not send an email|gave up on an email/);
  product.child.kill('SIGTERM');
  const { output } = await product.ended();
  smtp.server.close();
  expect(output).toContain('"path":"/docs/members"');
  const { username, password } = new URL(database.url);
  const secrets = ['smtp-secret', 'github-secret', secret, `${username}:${password}@`];
  for (const each of [
    ...secrets,
    'cookie-secret',
    'header-secret',
    'body-secret',
    'query-secret',
  ]) {
    expect(output).not.toContain(each);
  }
});
