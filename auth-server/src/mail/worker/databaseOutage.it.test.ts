import { randomUUID } from 'node:crypto';
import type { EmbeddedServer } from '@gatehouse/dev-postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { migrateTestDatabase } from '../../testing/migrateTestDatabase.js';
import { openMailQueue, type MailQueue } from '../../testing/mail/openMailQueue.js';
import { openTestPostgres } from '../../testing/openTestPostgres.js';

let server: EmbeddedServer;
let dispose: () => Promise<void>;
let queue: MailQueue;

beforeAll(async () => {
  ({ server, dispose } = await openTestPostgres());
  await migrateTestDatabase(server.url);
  queue = await openMailQueue(server.url);
});
afterAll(async () => {
  await queue.close();
  await dispose();
});

it('doesn’t send an email again if the database was down when it was sent (FLT-05)', async () => {
  const sent: string[] = [];
  const send = async ({ id }: { id: string }) => {
    await server.stop();
    sent.push(id);
  };
  queue.work({ transport: { send } });
  await queue.mailer.send({
    to: 'ada@example.com',
    template: 'welcome',
    data: { name: 'Ada', path: '/' },
    dedupeKey: randomUUID(),
  });
  await vi.waitFor(() => {
    expect(sent).toHaveLength(1);
  }, 60_000);
  await server.restart();
  await vi.waitFor(
    async () => {
      expect(await queue.rows()).toMatchObject([{ sent_at: expect.any(Date), attempts: 1 }]);
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(sent).toHaveLength(1);
});
