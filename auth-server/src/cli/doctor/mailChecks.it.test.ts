import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectProblems, SECRETS, type Broken } from '../../testing/brokenSetup.js';
import { createSetup } from '../../testing/createSetup.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { startSmtpServer, type TestSmtpServer } from '../../testing/mail/startSmtpServer.js';

let database: TestDatabase;
let smtp: TestSmtpServer;
beforeAll(async () => {
  database = await createTestDatabase();
  smtp = await startSmtpServer({ password: SECRETS.smtp });
});
afterAll(async () => {
  await database.drop();
  await smtp.close();
});

const smtpUrl = (password: string) => `smtp://docs:${password}@127.0.0.1:${smtp.port}`;

const MAIL: Broken[] = [
  {
    title: 'an SMTP server that is down',
    env: () => ({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'docs@acme.dev' }),
    problems: [
      /^error mail: the SMTP server 127\.0\.0\.1:1 does not listen there → Check host and port/,
    ],
  },
  {
    title: 'a wrong SMTP password',
    env: () => ({ SMTP_URL: smtpUrl(SECRETS.wrongSmtp), MAIL_FROM: 'docs@acme.dev' }),
    problems: [/^error mail: .*refuses the user or the password → Check SMTP_URL/],
  },
  {
    title: 'a sender from an example',
    env: () => ({
      SMTP_URL: smtpUrl(SECRETS.smtp),
      MAIL_FROM: 'Acme Docs <docs@example.com>',
    }),
    problems: [
      /^warning mail: MAIL_FROM is an address at example\.com.* → Set it to an address of your domain/,
    ],
  },
  {
    title: 'a provider that does not respond',
    env: () => ({
      GOOGLE_CLIENT_ID: 'client',
      GOOGLE_CLIENT_SECRET: SECRETS.google,
      GOOGLE_ISSUER: 'http://127.0.0.1:1',
    }),
    problems: [
      /^info providers\.redirects: Google sends readers back to http:\/\/localhost:\d+\/api\/auth\/callback\/google → Register exactly this/,
      /^warning providers\.discovery: Google does not respond.* → Open http:\/\/127\.0\.0\.1:1\/\.well-known/,
    ],
  },
];

it.each(MAIL)('doctor finds $title', async (broken) => {
  await expectProblems(broken, database);
});

it.each([
  [401, 'invalid_api_key', /^error mail: Resend refuses the API key → Create a key/],
  [200, '', /^error mail: Resend has not verified acme\.dev.* → Verify the domain there/],
])('doctor finds what Resend refuses: %s %s', async (status, name, expected) => {
  const api = createServer((_request, response) => {
    const body = status === 200 ? { data: [] } : { statusCode: status, name, message: 'no' };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => api.once('listening', resolve));
  const setup = await createSetup(database.url);
  Object.assign(setup.env, {
    RESEND_API_KEY: SECRETS.resend,
    RESEND_BASE_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    MAIL_FROM: 'docs@acme.dev',
  });
  expect(await setup.findProblems()).toEqual([expect.stringMatching(expected)]);
  await setup.remove();
  await new Promise((resolve) => api.close(resolve));
});
