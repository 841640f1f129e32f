import { createHash } from 'node:crypto';
import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { copyBinaries, program, type Binaries } from './binaries.js';
import { run, type RunAs } from './run.js';

/** Where root puts files that the server's user could not reach otherwise. */
const SYSTEM_DIRECTORY = '/var/lib/gatehouse';

export interface Location {
  binaries: Binaries;
  /** The directory that holds the cluster's directory. Its owner is the server's user. */
  parent: string;
  /** True when something had to be placed outside `dataDir` and `node_modules`. */
  moved: boolean;
}

/**
 * Chooses where the server's programs and data live: in `node_modules` and below `dataDir`, unless
 * root starts a server whose user can't access those (a checkout below /root).
 */
export async function chooseLocation(
  installed: Binaries,
  dataDir: string,
  as: RunAs,
  systemDirectory = SYSTEM_DIRECTORY,
): Promise<Location> {
  const parent = path.join(dataDir, 'postgres');
  if (as === null) {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    return { binaries: installed, parent, moved: false };
  }

  const canRun = (await run(program(installed, 'postgres'), ['--version'], as).catch(() => null))
    ?.code;
  const binaries =
    canRun === 0 ? installed : await copyBinaries(installed, path.join(systemDirectory, 'bin'));

  await makeOwned(parent, as);
  const canWrite = await run('/bin/sh', ['-c', 'test -w "$0" && test -x "$0"', parent], as);
  if (canWrite.code === 0) return { binaries, parent, moved: binaries !== installed };

  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const elsewhere = path.join(systemDirectory, name);
  await makeOwned(elsewhere, as);
  return { binaries, parent: elsewhere, moved: true };
}

async function makeOwned(directory: string, { uid, gid }: { uid: number; gid: number }) {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  await chown(directory, uid, gid);
}
