import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { openMailQueue, type MailQueue } from '../../testing/mail/openMailQueue.js';
import { createResendTransport } from './resendTransport.js';

interface Answer {
  status: number;
  body: unknown;
}
const SENT: Answer = { status: 200, body: { id: 'c0ffee' } };
const refusal = (statusCode: number, name: string): Answer => ({
  status: statusCode,
  body: { statusCode, name, message: 'of the service' },
});

let database: TestDatabase;
let queue: MailQueue;
let api: Server;
let answers: Answer[];
let requests: { url?: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }[];

beforeEach(async () => {
  database = await createTestDatabase();
  queue = await openMailQueue(database.url);
  answers = [];
  requests = [];
  api = createServer((request, response) => {
    void text(request).then((body) => {
      const { url, headers } = request;
      requests.push({ url, headers, body: JSON.parse(body) as Record<string, unknown> });
      const answer = answers.shift() ?? SENT;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const { port } = api.address() as AddressInfo;
  queue.work({
    transport: createResendTransport({
      apiKey: 're_secret_key_of_the_tests',
      baseUrl: `http://127.0.0.1:${port}`,
      from: { name: 'Acme Docs', address: 'noreply@docs.example.com' },
    }),
    retry: { attempts: 5, first: 20, longest: 50 },
  });
});
afterEach(async () => {
  await queue.close();
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
  await database.drop();
});

const sendMail = () =>
  queue.mailer.send({
    to: 'ada@example.com',
    template: 'magic-link',
    data: { path: '/magic?token=abc', validMinutes: 10 },
    dedupeKey: randomUUID(),
  });
const becomes = (row: object) =>
  vi.waitFor(
    async () => {
      expect(await queue.rows()).toMatchObject([row]);
    },
    { timeout: 10_000, interval: 20 },
  );

describe('email through Resend', () => {
  it('is one request with one recipient and both bodies', async () => {
    await sendMail();
    await becomes({ sent_at: expect.any(Date), data: {} });
    const [row] = await queue.rows();
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: '/emails',
      headers: {
        authorization: 'Bearer re_secret_key_of_the_tests',
        'idempotency-key': row?.id,
      },
      body: {
        from: '"Acme Docs" <noreply@docs.example.com>',
        to: ['ada@example.com'],
        subject: 'Your sign-in link for Acme Docs',
        text: expect.stringContaining('https://docs.example.com/magic?token=abc'),
        html: expect.stringContaining('href="https://docs.example.com/magic?token=abc"'),
      },
    });
  });

  it.each([
    ['is asked to slow down', refusal(429, 'rate_limit_exceeded')],
    ['has a problem with the server’s account', refusal(403, 'invalid_api_key')],
    ['is down', { status: 500, body: { message: 'no code' } }],
    ['answers nonsense', { status: 502, body: null }],
    ['returns a success status without a result', { status: 200, body: null }],
  ])('retries, with the same key, when it %s', async (_, answer) => {
    answers = [answer];
    await sendMail();
    await becomes({ sent_at: expect.any(Date), attempts: 2 });
    const keys = requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(queue.logged.join()).not.toContain('re_secret_key_of_the_tests');
  });

  it.each([
    refusal(422, 'validation_error'),
    refusal(400, 'validation_error'),
    refusal(409, 'invalid_idempotent_request'),
  ])('gives up immediately after $status', async (answer) => {
    answers = [answer];
    await sendMail();
    await becomes({ given_up_at: expect.any(Date), attempts: 1, data: {} });
    expect(requests).toHaveLength(1);
  });

  it('retries when the service can’t be reached', async () => {
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
    await sendMail();
    await becomes({
      given_up_at: expect.any(Date),
      attempts: 5,
      last_error: expect.stringContaining('no answer'),
    });
  });
});
