import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedServer } from '../db/databaseServer.js';
import { createBrowser } from '../testing/createBrowser.js';
import { expectOutage, expectServedOrOutage, insist } from '../testing/faults/expectOutage.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct, type Product } from '../testing/runProduct.js';
import { send } from '../testing/send.js';
import { SECRET_TEXT, writeBuild } from '../testing/writeBuild.js';

/** Enough for a new database. */
const DISK = '160m';
const MOST_SIGN_INS = 500;

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

let directory: string;
let dataDir: string;
let product: Product;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-disk-'));
  await chmod(directory, 0o755);
  await writeBuild(directory);
  dataDir = path.join(directory, '.data');
  await mkdir(dataDir);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', dataDir]);
});
afterEach(async () => {
  product.child.kill('SIGKILL');
  await product.ended();
  await (await openEmbeddedServer({ dataDir })).stop();
  execFileSync('umount', [dataDir]);
  await rm(directory, { recursive: true });
});

describe.runIf(canMount && process.env.GATEHOUSE_NIGHTLY === '1')('a full disk', () => {
  it('refuses what has to be stored, serves what is there, and recovers by itself (FLT-10)', async () => {
    const port = await getFreePort();
    const origin = `http://localhost:${port}`;
    product = runProduct('main.js', {
      directory,
      env: { PORT: String(port), TRUST_PROXY: 'loopback' },
    });
    await product.wrote(/"msg":"ready"/);
    const [, email = '', password = ''] =
      /premium +(premium@example\.com) +(\S+)/.exec(product.output()) ?? [];
    const browser = () => {
      const site = {
        origin,
        send: (sending: Parameters<typeof send>[1]) =>
          send(port, {
            ...sending,
            headers: { host: new URL(origin).host, ...sending.headers },
          }),
        readMailPath: () => Promise.reject(new Error('no emails')),
      };
      return Object.assign(createBrowser(site), { email });
    };
    const reader = browser();
    expect((await reader.signIn(password)).status).toBe(200);

    const filler = path.join(dataDir, 'filler');
    await expect(writeFile(filler, Buffer.alloc(1_000_000_000))).rejects.toThrow('ENOSPC');
    let refused = null;
    for (let count = 0; refused === null && count < MOST_SIGN_INS; count += 10) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => browser().signIn(password)),
      );
      expectServedOrOutage(answers);
      refused = answers.find(({ status }) => status === 503) ?? null;
    }
    if (refused === null) throw new Error(`all of ${MOST_SIGN_INS} sign-ins were stored`);
    expectOutage(refused);
    const page = await reader.get('/docs/members');
    expect(page.text).toContain(SECRET_TEXT);
    expect((await browser().get('/docs/members')).text).not.toContain(SECRET_TEXT);

    await rm(filler);
    expect((await insist(() => browser().signIn(password))).sent.status).toBe(200);
    expect(await reader.isSignedIn()).toBe(true);
    expect(product.child.exitCode).toBeNull();
  });
});
