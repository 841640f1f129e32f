import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads a file that holds a secret, and makes it when it is not there. Only its owner may read it.
 * Of several processes that make it at once one wins, and all answer what that one wrote.
 */
export async function readOrCreateSecretFile(file: string, make: () => string): Promise<string> {
  const existing = await read(file);
  if (existing !== null) return existing;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  // link() never replaces, and no one ever reads half a file.
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
