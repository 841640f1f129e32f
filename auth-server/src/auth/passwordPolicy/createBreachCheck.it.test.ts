import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../log.js';
import { createBreachCheck } from './createBreachCheck.js';

const PASSWORD = 'correct horse battery staple';
const HASH = createHash('sha1').update(PASSWORD).digest('hex').toUpperCase();

let close: () => void;
afterEach(() => {
  close();
});

async function check(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const logged: string[] = [];
  const isBreached = createBreachCheck({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: createLog('info', { write: (line) => logged.push(line) }),
  });
  return { isBreached, logged };
}

it('sends only five digits of the hash, and finds the rest in the response (CRD-06)', async () => {
  const asked: string[] = [];
  const { isBreached } = await check((request, response) => {
    asked.push(request.url ?? '');
    response.end(`${'0'.repeat(35)}:0\r\n${HASH.slice(5)}:7\r\n`);
  });
  expect(await isBreached(PASSWORD)).toBe(true);
  expect(await isBreached('another long password')).toBe(false);
  expect(asked[0]).toMatch(new RegExp(`/range/${HASH.slice(0, 5)}`));
  expect(asked.join()).not.toContain(HASH.slice(5));
});

it.each([
  ['fails', (_request, response) => response.writeHead(500).end()],
  ['never answers', () => undefined],
] as [string, RequestListener][])(
  'accepts a password when the service %s, and logs that without the password',
  async (_what, answer) => {
    const { isBreached, logged } = await check(answer);
    const start = performance.now();
    expect(await isBreached(PASSWORD)).toBe(false);
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(logged.join()).toContain('could not be checked for breaches');
    expect(logged.join()).not.toContain(PASSWORD);
  },
);
