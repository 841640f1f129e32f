import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { openMailQueue, SITE, type MailQueue } from '../../testing/mail/openMailQueue.js';
import { smtpAnswer, startSmtpServer } from '../../testing/mail/startSmtpServer.js';
import { createSmtpTransport } from '../transport/smtpTransport.js';

const FROM = { name: null, address: 'noreply@docs.example.com' };
const built = (module: string) => new URL(`../../../lib/${module}.js`, import.meta.url).href;

let database: TestDatabase;
let queue: MailQueue;

beforeAll(async () => {
  database = await createTestDatabase();
  queue = await openMailQueue(database.url);
});
afterAll(async () => {
  await queue.close();
  await database.drop();
});

/** A compiled worker in a separate process. Its emails are released after a second. */
const startProcess = (port: number) => {
  const server = { host: '127.0.0.1', port, auth: null, tls: 'optional' };
  return spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { openDatabase } from ${JSON.stringify(built('db/database'))};
     import { createLog } from ${JSON.stringify(built('log'))};
     import { createMailWorker } from ${JSON.stringify(built('mail/worker/createMailWorker'))};
     import { createSmtpTransport } from ${JSON.stringify(built('mail/transport/smtpTransport'))};
     const log = createLog('silent');
     const { background: db, uses } = openDatabase({ url: ${JSON.stringify(database.url)}, log });
     createMailWorker({
       db,
       uses,
       transport: createSmtpTransport(${JSON.stringify({ server, from: FROM })}),
       site: ${JSON.stringify(SITE)},
       log,
       attemptTimeout: 500,
     }).start();`,
  ]);
};

it('an email still arrives when its worker is killed between claim and delivery', async () => {
  let child: ReturnType<typeof startProcess> | null = null;
  const server = await startSmtpServer({
    onRecipient: () => {
      if (child?.kill('SIGKILL') === true) throw smtpAnswer(451, 'nobody hears this any more');
    },
  });
  await queue.mailer.send({
    to: 'ada@example.com',
    template: 'welcome',
    data: { name: 'Ada', path: '/' },
    dedupeKey: 'request-1',
  });
  child = startProcess(server.port);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect(await queue.rows()).toMatchObject([{ attempts: 1, sent_at: null, last_error: null }]);

  child = null;
  const there = { host: '127.0.0.1', port: server.port, auth: null, tls: 'optional' as const };
  queue.work({ transport: createSmtpTransport({ server: there, from: FROM }) });
  await vi.waitFor(
    async () => {
      expect(await queue.rows()).toMatchObject([{ attempts: 2, sent_at: expect.any(Date) }]);
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(server.received).toHaveLength(1);
  await server.close();
});
