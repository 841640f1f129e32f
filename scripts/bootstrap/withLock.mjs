import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_INTERVAL_MS = 250;
const NOTIFY_AFTER_MS = 10_000;

/** The locks that this process holds, or is acquiring. */
const mine = new Set();

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Acquires the lock, or returns its owner. A lock whose owner has exited is removed, and acquired
 * at the next attempt, because by then, other processes that saw the same owner have removed it,
 * too.
 */
async function acquireOrFindOwner(file) {
  if (mine.has(file)) return process.pid;
  mine.add(file);
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return null;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  // In a container, an earlier process may have had this process's id.
  const isGone = owner === process.pid || (owner > 0 && !isAlive(owner));
  if (isGone) await rm(file, { force: true });
  mine.delete(file);
  return owner;
}

/**
 * Runs `run` while no other process holds `file`: two concurrent starts must not install or build
 * into the same directory.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLock(file, run) {
  await mkdir(dirname(file), { recursive: true });
  let owner = await acquireOrFindOwner(file);
  for (let waited = 0; owner !== null; waited += POLL_INTERVAL_MS) {
    if (waited === NOTIFY_AFTER_MS)
      console.log(`  … waiting for process ${owner}, which holds ${file}`);
    await wait(POLL_INTERVAL_MS);
    owner = await acquireOrFindOwner(file);
  }
  try {
    return await run();
  } finally {
    mine.delete(file);
    await rm(file, { force: true });
  }
}
