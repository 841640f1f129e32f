import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createScratch } from '../testing/createScratch';
import { withLock } from './withLock.mjs';

it('releases the lock, even after a failure', async () => {
  const { at, exists } = createScratch();
  const lock = at('deep/a.lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(exists('deep/a.lock')).toBe(false);
  expect(await withLock(lock, async () => exists('deep/a.lock'))).toBe(true);
});

it('lets in one at a time', async () => {
  const lock = createScratch().at('a.lock');
  const order: string[] = [];
  const enter = (name: string) =>
    withLock(lock, async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} out`);
    });
  await Promise.all([enter('a'), enter('b')]);
  // In either order: nobody enters before the other has left.
  const [first] = order[0]?.split(' ') ?? [];
  const second = first === 'a' ? 'b' : 'a';
  expect(order).toEqual([`${first} in`, `${first} out`, `${second} in`, `${second} out`]);
});

it('waits for a running process', async () => {
  const { at, write, remove } = createScratch();
  write('a.lock', String(process.ppid));
  let entered = false;
  const waiting = withLock(at('a.lock'), async () => (entered = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toBe(false);
  remove('a.lock');
  await waiting;
  expect(entered).toBe(true);
});

it('takes over from a process that has exited', async () => {
  const { at, write } = createScratch();
  const { pid } = spawnSync(process.execPath, ['--version']);
  write('a.lock', String(pid));
  expect(await withLock(at('a.lock'), async () => 'mine')).toBe('mine');
});
