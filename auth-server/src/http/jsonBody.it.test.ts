import { connect } from 'node:net';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
const MEGABYTE = 1024 * 1024;
const PATH = '/api/auth/sign-in/email';

const headers = () => ({ origin: use.app.origin, 'content-type': 'application/json' });
const post = (body: string | Buffer, more = {}) =>
  use.app.browser().send({ method: 'POST', path: PATH, headers: { ...headers(), ...more }, body });
const code = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;

/** Writes raw bytes and returns what comes back until the connection closes. */
function sendRaw(...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(use.app.port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => {
      resolve(received);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
const head = (...lines: string[]) =>
  [
    `POST ${PATH} HTTP/1.1`,
    `Host: ${new URL(use.app.origin).host}`,
    `Origin: ${use.app.origin}`,
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

describe('a body over the limit (INP-01)', () => {
  it.each(['/api/auth/sign-in/email', '/api/me/profile', '/api/nothing'])(
    'is refused at %s based on its length, unread, and the connection closed',
    async (path) => {
      const answer = await sendRaw(
        head(`Content-Length: ${100 * MEGABYTE}`).replace(PATH, path),
        '{"email":"',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(/\r\nConnection: close\r\n/i);
      expect(answer).toContain('"code":"BODY_TOO_LARGE"');
    },
  );

  it('is refused while it is being received, without a length', async () => {
    const answer = await sendRaw(
      head('Transfer-Encoding: chunked'),
      ...Array.from({ length: 40 }, () => `400\r\n${'a'.repeat(1024)}\r\n`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('uses no memory, however much is sent', async () => {
    const before = process.memoryUsage().rss;
    await new Promise<void>((resolve) => {
      const outgoing = request({
        host: '127.0.0.1',
        port: use.app.port,
        method: 'POST',
        path: PATH,
        headers: { ...headers(), host: new URL(use.app.origin).host },
      });
      const chunk = Buffer.alloc(MEGABYTE, 'a');
      let sent = 0;
      const more = () => {
        if (sent++ < 100 && !outgoing.destroyed) outgoing.write(chunk, more);
      };
      outgoing.on('error', () => {
        resolve();
      });
      outgoing.on('close', () => {
        resolve();
      });
      outgoing.on('response', (response) => {
        expect(response.statusCode).toBe(413);
        response.resume();
        outgoing.destroy();
      });
      more();
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MEGABYTE);
  });

  it('is refused if its length is wrong: the rest is not a request', async () => {
    const answer = await sendRaw(head('Content-Length: 2'), '{}{"email":"a@example.com"}');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/HTTP\/1\.1 400 Bad Request\r\nConnection: close/);
  });

  it('is refused with both a length and chunks (INP-12)', async () => {
    const answer = await sendRaw(
      head('Content-Length: 5', 'Transfer-Encoding: chunked'),
      '0\r\n\r\nGET /docs/premium HTTP/1.1\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('malformed bodies', () => {
  it.each(['{', '', 'null x', '{"a":1,}', "{'a':1}", '[1,2', 'NaN', '\uFEFF{}'])(
    'are refused: %j',
    async (body) => {
      const answer = await post(body === '' ? ' ' : body);
      expect(answer.status).toBe(400);
      expect(code(answer)).toBe('MALFORMED_JSON');
    },
  );

  it.each(['null', '[]', '"text"', '7', 'true', '[{"email":"a@example.com"}]'])(
    'are refused if they are not an object: %s (INP-09)',
    async (body) => {
      expect(await post(body)).toMatchObject({ status: 400 });
    },
  );

  it.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'MALFORMED_JSON'],
    ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0x80, 0x22]), 'MALFORMED_JSON'],
    ['UTF-16', Buffer.from('{"email":"a"}', 'utf16le'), 'MALFORMED_JSON'],
    ['NUL', '{"email":"a\\u0000@example.com"}', 'BAD_REQUEST'],
    ['NUL in a name', '{"em\\u0000ail":"a@example.com"}', 'BAD_REQUEST'],
    ['NUL deep inside', '{"a":[{"b":["\\u0000"]}]}', 'BAD_REQUEST'],
    ['half a surrogate pair', '{"email":"\\ud800@example.com"}', 'BAD_REQUEST'],
  ])('are refused with %s (INP-05)', async (_what, body, expected) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(code(answer)).toBe(expected);
  });

  it('are refused compressed, because a small bomb is large (INP-08)', async () => {
    const bomb = gzipSync(Buffer.alloc(MEGABYTE, ' '));
    expect((await post(bomb, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each([
    ['depth', '['.repeat(15_000) + ']'.repeat(15_000)],
    ['keys', JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [i, 1])))],
    ['elements', JSON.stringify(Array.from({ length: 10_000 }, () => 0))],
  ])('are refused quickly, whatever their %s (INP-02)', async (_what, body) => {
    const started = performance.now();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(2_000);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it('never hashes a password over the limit (CRD-03)', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      post(JSON.stringify({ email: 'a@example.com', password: 'a'.repeat(10_000) })),
    ),
  );
  for (const answer of answers) expect(code(answer)).toBe('INVALID_INPUT');
  expect(
    (await post(`{"password":"${'a'.repeat(5 * MEGABYTE)}"}`).catch(() => null))?.status ?? 413,
  ).toBe(413);
});

describe('NUL bytes and odd targets', () => {
  it.each([
    '/docs/premium%00',
    '/docs/%00premium',
    '/?next=%00',
    '/api/me?x=%00',
    '/docs/\\u0000',
    '/gated/assets/js/premium.js%00.css',
    '/api/auth/get-session%00',
  ])('are refused: %s (INP-05, GAT-05)', async (path) => {
    const answer = await use.app.send({ path });
    expect(answer.status).toBe(400);
    expect(code(answer)).toBe('BAD_REQUEST');
  });

  it('are refused in the absolute form of a proxy request (TOK-06)', async () => {
    const { host } = new URL(use.app.origin);
    const answer = await sendRaw(
      `GET http://evil.example/docs/premium HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it('still accepts a valid body', async () => {
  const reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
  const answer = await reader.send({
    method: 'POST',
    path: PATH,
    headers: { ...headers(), 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ email: reader.email, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
});
