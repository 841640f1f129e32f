import { appendFile, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DevPostgresError } from './devPostgresError.js';
import { program } from './binaries.js';
import type { Location } from './location.js';
import { run, type RunAs } from './run.js';

/** The one role of the embedded server, and the database that the product uses. */
export const ROLE = 'gatehouse';

/** A cluster: PostgreSQL's word for a data directory that one server owns. */
export interface Cluster {
  location: Location;
  as: RunAs;
  /** Its directory, PostgreSQL's `PGDATA`. */
  data: string;
}

/**
 * Creates the cluster unless it exists. It is built in a temporary directory that is renamed at the
 * end, so that neither a killed start nor two concurrent ones leave a broken cluster.
 *
 * @throws DevPostgresError when it is from another major version, without touching it
 */
export async function ensureCluster(
  location: Location,
  as: RunAs,
  password: string,
  extra: { initdb: readonly string[]; configuration: readonly string[] },
): Promise<Cluster> {
  const cluster: Cluster = { location, as, data: path.join(location.parent, 'data') };
  const major = await readMajor(cluster.data);
  if (major !== null) {
    requireSameMajor(cluster, major);
    return cluster;
  }

  const unfinished = await mkdtemp(path.join(location.parent, 'unfinished-'));
  try {
    const passwordFile = path.join(unfinished, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (as !== null) {
      await chown(unfinished, as.uid, as.gid);
      await chown(passwordFile, as.uid, as.gid);
    }
    const data = path.join(unfinished, 'data');
    const result = await run(
      program(location.binaries, 'initdb'),
      [
        '-D',
        data,
        '-U',
        ROLE,
        '--pwfile',
        passwordFile,
        '--auth',
        'scram-sha-256',
        '--encoding',
        'UTF8',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
        '--locale',
        'C',
        '--no-instructions',
        ...extra.initdb,
      ],
      as,
    );
    if (result.code !== 0) {
      throw new DevPostgresError(`The embedded PostgreSQL could not be set up:\n${result.output}`);
    }
    await appendFile(
      path.join(data, 'postgresql.conf'),
      [
        '',
        '# Gatehouse: this computer only, password only, and no Unix socket.',
        "listen_addresses = '127.0.0.1'",
        "unix_socket_directories = ''",
        "log_line_prefix = '%m [%p] '",
        ...extra.configuration,
        "include_if_exists = 'gatehouse.conf'",
        '',
      ].join('\n'),
    );
    await rename(data, cluster.data).catch((error: unknown) => {
      // Another process was faster.
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return cluster;
}

/** @returns the major version that created the data, such as `18`, or `null` if there is none */
async function readMajor(data: string): Promise<string | null> {
  try {
    return (await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A server only reads the data of its own major version. */
function requireSameMajor({ data, location }: Cluster, major: string): void {
  const installed = location.binaries.version.split('.')[0] ?? '';
  if (major === installed) return;
  throw new DevPostgresError(
    `The data in ${data} is from PostgreSQL ${major}, and the installed embedded PostgreSQL is version ` +
      `${installed}, which can't read it. Nothing was changed. Go back to the release of ` +
      '@gatehouse/dev-postgres that you had, and move the data with pg_dump, as described in "A new ' +
      'version of the embedded database" in the documentation.',
  );
}
