import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads a file with a secret, and creates it if it is missing. Only its owner can read it. If
 * several processes create it at the same time, one wins, and all return what it wrote.
 */
export async function readOrCreateSecretFile(file: string, make: () => string): Promise<string> {
  const existing = await read(file);
  if (existing !== null) return existing;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  // link() never replaces a file, and nobody ever reads a partial one.
  await link(unfinished, file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(file, 'utf8').then((content) => content.trim());
}

async function read(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
