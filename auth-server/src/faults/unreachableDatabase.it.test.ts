import { expect, it } from 'vitest';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';
import type { Browser } from '../testing/createBrowser.js';
import { expectOutage, expectServedOrOutage, insist } from '../testing/faults/expectOutage.js';
import { useFaultyProduct } from '../testing/faults/useFaultyProduct.js';
import type { Sent } from '../testing/send.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';
/** See `openDatabase`. */
const POOL_SIZE = 15;
const PAGE = '/docs/members';

const use = useFaultyProduct();

/** What a signed-in reader asks for. */
const visit = (reader: Browser) => [reader.get('/api/me'), reader.get(PAGE), reader.signIn()];

/** Checks what needs no database. */
async function expectPublicParts(): Promise<void> {
  for (const instance of [0, 1]) {
    const stranger = use.instances.browser(instance);
    const paths = ['/docs/intro', PAGE, '/api/me', '/api/health/live'];
    const answers = await Promise.all(paths.map((path) => stranger.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { text } of answers) expect(text).not.toContain(SECRET_TEXT);
    const forger = Object.assign(use.instances.browser(instance), {
      cookie: '__Host-gatehouse.session_token=forged.signature',
    });
    expect((await forger.get(PAGE)).text).not.toContain(SECRET_TEXT);
  }
}

it('a database that is stopped and started again serves or refuses, and nothing else (FLT-01, FLT-02)', async () => {
  const answers: Sent[] = [];
  let isOver = false;
  const traffic = use.readers.map(async (reader) => {
    do {
      answers.push(await reader.get(PAGE), await reader.get('/api/me'));
    } while (!isOver);
  });
  await use.postgres.stop();
  const refused = await Promise.all(use.readers.flatMap(visit));
  for (const answer of refused) expectOutage(answer);
  await expectPublicParts();
  const ready = await use.instances.send(0, { path: '/api/health/ready' });
  expect(ready.status).toBe(503);
  await use.postgres.restart();
  const { sent } = await insist(() => use.readers[0].get(PAGE));
  expect(sent.text).toContain(SECRET_TEXT);
  isOver = true;
  await Promise.all(traffic);
  expectServedOrOutage(answers);
});

it('a database that no longer responds is an outage for its readers, and for nobody else (FLT-01)', async () => {
  const end = performance.now() + 30_000;
  for (const proxy of use.proxies) proxy.swallow();
  do {
    const pending = Promise.all(use.readers.flatMap(visit));
    await expectPublicParts();
    for (const answer of await pending) expectOutage(answer);
  } while (IS_NIGHTLY && performance.now() < end);
});

it('a database that starts slowly is waited for, without a rush of connections (FLT-03)', async () => {
  for (const proxy of use.proxies) {
    proxy.cut();
    proxy.delay(IS_NIGHTLY ? 5_000 : 1_000);
  }
  const pending = Promise.all(
    use.readers.flatMap((reader) =>
      Array.from({ length: 30 }, () => insist(() => reader.get('/api/me'))),
    ),
  );
  await expectPublicParts();
  for (const proxy of use.proxies) expect(proxy.connections).toBeLessThanOrEqual(POOL_SIZE);
  for (const { sent } of await pending) expect(sent.status).toBe(200);
});

it('200 requests that wait for a locked table end, with no more connections than the pool has (FLT-04)', async () => {
  const pool = createPool({ url: use.database.url, max: 1, log: createLog('silent') });
  const holder = await pool.connect();
  try {
    await holder.query('begin');
    await holder.query('lock table session in access exclusive mode');
    const pending = use.readers.flatMap((reader) =>
      Array.from({ length: 50 }, () => [reader.get('/api/me'), reader.get(PAGE)]).flat(),
    );
    await expectPublicParts();
    for (const proxy of use.proxies) expect(proxy.connections).toBeLessThanOrEqual(POOL_SIZE);
    // Nightly, until the last one is refused.
    const refused = IS_NIGHTLY ? await Promise.all(pending) : [await Promise.race(pending)];
    for (const answer of refused) expectOutage(answer);
    await holder.query('rollback');
    expectServedOrOutage(await Promise.all(pending));
  } finally {
    holder.release();
    await pool.end();
  }
});
