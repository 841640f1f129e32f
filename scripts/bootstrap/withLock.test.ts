import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './withLock.mjs';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-lock-'));
  lock = join(folder, 'deep/a.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives the lock back, also after a failure', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
  expect(await withLock(lock, async () => existsSync(lock))).toBe(true);
});

it('waits for a process that lives', async () => {
  await withLock(join(folder, 'warm-up'), async () => {});
  writeFileSync(`${folder}/held`, String(process.ppid));
  let entered = false;
  const waiting = withLock(`${folder}/held`, async () => (entered = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toBe(false);
  rmSync(`${folder}/held`);
  await waiting;
  expect(entered).toBe(true);
});

it('takes over from a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(`${folder}/stale`, String(pid));
  expect(await withLock(`${folder}/stale`, async () => 'mine')).toBe('mine');
});
