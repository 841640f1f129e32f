import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBrowser } from '../../auth-server/src/testing/createBrowser.js';
import {
  createTestDatabase,
  type TestDatabase,
} from '../../auth-server/src/testing/createTestDatabase.js';
import { getFreePort } from '../../auth-server/src/testing/getFreePort.js';
import {
  startSmtpServer,
  type TestSmtpServer,
} from '../../auth-server/src/testing/mail/startSmtpServer.js';
import { send, type Sending } from '../../auth-server/src/testing/send.js';
import { SECRET_TEXT, writeBuild } from '../../auth-server/src/testing/writeBuild.js';

/** As Vercel does: imports the function, and calls its default export for each request. */
const HOST = `
import { createServer } from 'node:http';
const context = { waitUntil: (work) => work.then(() => console.log('finished')) };
globalThis[Symbol.for('@vercel/request-context')] = { get: () => context };
const { default: handler } = await import(process.cwd() + '/api/index.mjs');
createServer(handler).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;
const CRON_SECRET = 'a-secret-of-a-scheduler-for-tests';

let directory: string;
let database: TestDatabase;
let smtp: TestSmtpServer;
let port: number;
let written: string[];
let stop: () => Promise<void>;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'gatehouse-vercel-'));
  cpSync(path.join(import.meta.dirname, 'vercel'), directory, { recursive: true });
  symlinkSync(
    path.resolve(import.meta.dirname, '../../node_modules'),
    path.join(directory, 'node_modules'),
  );
  await writeBuild(directory);
  written = readdirSync(directory);
  [database, smtp, port] = await Promise.all([
    createTestDatabase(),
    startSmtpServer(),
    getFreePort(),
  ]);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOST], {
    cwd: directory,
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: `http://localhost:${port}`,
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '4',
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      CRON_SECRET,
      TRUST_PROXY: '1',
      MAIL_FROM: 'Acme Docs <docs@example.com>',
      SMTP_URL: smtp.url,
      GATEHOUSE_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [
    Buffer,
  ];
  expect(String(line)).toContain('listening');
});
afterAll(async () => {
  await stop();
  await Promise.all([smtp.close(), database.drop()]);
  rmSync(directory, { recursive: true });
});

const ask = (sending: Sending) =>
  send(port, { ...sending, headers: { host: `localhost:${port}`, ...sending.headers } });

/** The address in the newest email to a reader. The table has it no more: the email has been sent. */
async function readMailPath(to: string): Promise<string> {
  const text = await vi.waitFor(
    () => {
      const mail = smtp.received.findLast(({ recipients }) => recipients.includes(to));
      if (mail?.email.text === undefined) throw new Error(`There is no email to ${to}`);
      return mail.email.text;
    },
    { timeout: 20_000, interval: 50 },
  );
  const [, found] = /https?:\/\/[^/\s]+(\/\S*)/.exec(text) ?? [];
  if (found === undefined) throw new Error(`There is no link in:\n${text}`);
  return found;
}

describe('the function for Vercel', () => {
  it('opens a gated page for a reader who confirmed an address, and for nobody else', async () => {
    const reader = createBrowser({ origin: `http://localhost:${port}`, send: ask, readMailPath });
    expect((await reader.signUp()).status).toBe(200);
    const open = await reader.get('/docs/members');
    expect(open).toMatchObject({
      status: 200,
      headers: { 'cache-control': expect.stringMatching(/^private/) },
    });
    expect(open.text).toContain(SECRET_TEXT);
    const locked = await ask({ path: '/docs/members' });
    expect(locked.status).toBe(200);
    expect(locked.text).not.toContain(SECRET_TEXT);
  });

  it('handles the scheduled call of vercel.json, which has the name of the deployment', async () => {
    const { default: config } = (await import('./vercel/vercel.json', {
      with: { type: 'json' },
    })) as { default: { crons: [{ path: string }] } };
    const headers = { host: 'acme-1a2b3c.vercel.app', authorization: `Bearer ${CRON_SECRET}` };
    const answer = await ask({ path: config.crons[0].path, headers });
    expect(answer).toMatchObject({ status: 200, text: '{"status":"done"}' });
  });

  it('needs no disk that it can write to', () => {
    expect(readdirSync(directory)).toEqual(written);
  });
});
