import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Browser } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();
let reader: Browser;
beforeAll(async () => {
  reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
});

/** Sends an incomplete request, and disconnects: in the middle of it, or by ending it early. */
async function hangUp(head: string[], body: string, how: 'end' | 'reset'): Promise<void> {
  const { port, origin } = use.app;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const { host } = new URL(origin);
  const lines = [...head, `Host: ${host}`, `Origin: ${origin}`, `Cookie: ${reader.cookie}`];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  const answered = () => use.app.logged.filter((line) => line.includes('"msg":"answered"')).length;
  const before = answered();
  // The server has started to process it.
  await new Promise((resolve) => setImmediate(resolve));
  if (how === 'end') socket.end();
  else socket.resetAndDestroy();
  await vi.waitFor(() => {
    expect(answered()).toBeGreaterThan(before);
  });
}

const LENGTH = 'Content-Length: 20000';
it.each(
  (['end', 'reset'] as const).flatMap(
    (how) =>
      [
        [how, ['PUT /api/me/avatar HTTP/1.1', 'Content-Type: image/png', LENGTH], 'x'.repeat(500)],
        [how, ['PUT /api/me/avatar HTTP/1.1', 'Content-Type: image/png', LENGTH], ''],
        [how, ['PATCH /api/me/profile HTTP/1.1', 'Content-Type: application/json', LENGTH], '{"na'],
        [
          how,
          ['POST /api/auth/sign-in/email HTTP/1.1', 'Content-Type: application/json', LENGTH],
          '',
        ],
        [how, ['GET /assets/js/main.0123abcd.js HTTP/1.1'], ''],
        [how, ['GET /docs/members HTTP/1.1'], ''],
        [how, ['GET /gated/assets/files/members.txt HTTP/1.1'], ''],
        [how, ['GET /api/me HTTP/1.1'], ''],
      ] as [typeof how, string[], string][],
  ),
)('a client that disconnects (%s) is not an error: %j', async (how, head, body) => {
  await hangUp(head, body, how);
  expect(use.app.logged.filter((line) => /"level":"(?:error|warn)"/.test(line))).toEqual([]);
  expect(use.app.logged.join('')).not.toContain('DATABASE_UNAVAILABLE');
});
