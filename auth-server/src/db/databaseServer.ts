import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { EmbeddedServer } from '@gatehouse/dev-postgres';
import type { Settings } from '../env.js';
import { readOrCreateSecretFile } from '../secretFile.js';
import type { Log } from '../log.js';
import { StartupError } from '../startupError.js';
import { makeStrict, unreadableFiles } from './strictUrl.js';

/** The PostgreSQL to use. */
export interface DatabaseServer {
  url: string;
  /** Bypasses any pooler. */
  directUrl: string;
  /** `null` for the server in DATABASE_URL. */
  embedded: EmbeddedServer | null;
  /** See {@link makeStrict}. */
  changes: string[];
  warnings: string[];
}

/** Logs how the connection differs from the settings, and what is unsafe about it. */
export function logConnection(log: Log, { changes, warnings }: DatabaseServer): void {
  for (const change of changes) log.info(`DATABASE_URL: ${change}`);
  for (const warning of warnings) log.warn(`DATABASE_URL: ${warning}`);
}

/**
 * The server in DATABASE_URL or, without it, the embedded one, which is started if necessary.
 * @throws StartupError when there is neither, a certificate can't be read, or the embedded server does not start
 */
export async function openDatabaseServer(
  settings: Pick<Settings, 'databaseUrl' | 'databaseUrlUnpooled' | 'dataDir'>,
): Promise<DatabaseServer> {
  const { databaseUrl, databaseUrlUnpooled, dataDir } = settings;
  if (databaseUrl !== null) {
    requireFiles('DATABASE_URL', databaseUrl);
    if (databaseUrlUnpooled !== null) requireFiles('DATABASE_URL_UNPOOLED', databaseUrlUnpooled);
    const pooled = makeStrict(databaseUrl);
    const direct = makeStrict(databaseUrlUnpooled ?? databaseUrl);
    return {
      url: pooled.url,
      directUrl: direct.url,
      embedded: null,
      changes: [...new Set([...pooled.changes, ...direct.changes])],
      warnings: [...new Set([...pooled.warnings, ...direct.warnings])],
    };
  }
  const embedded = await openEmbeddedServer({ dataDir });
  return { url: embedded.url, directUrl: embedded.url, embedded, changes: [], warnings: [] };
}

/** pg reads them when it connects, and its error doesn't say which setting they are from. */
function requireFiles(name: string, url: string): void {
  const problems = unreadableFiles(url);
  if (problems.length === 0) return;
  throw new StartupError(
    `${name} names files that can't be read: ${problems.join(', ')}. Correct the path, or put the certificate there. ` +
      'Relative paths start in the working directory.',
  );
}

/**
 * The embedded PostgreSQL of a `DATA_DIR`.
 * @param options.durable `false` for disposable data
 * @throws StartupError when its package is not installed, or it does not start
 */
export async function openEmbeddedServer(options: {
  dataDir: string;
  durable?: boolean;
}): Promise<EmbeddedServer> {
  const { openEmbedded, DevPostgresError } = await loadDevPostgres();
  const password = await readOrCreateSecretFile(
    path.join(options.dataDir, 'postgres-password'),
    () => randomBytes(24).toString('base64url'),
  );
  try {
    return await openEmbedded({ ...options, password });
  } catch (error) {
    throw error instanceof DevPostgresError
      ? new StartupError(error.message, { cause: error })
      : error;
  }
}

/** A development dependency: production has its own PostgreSQL. */
async function loadDevPostgres() {
  try {
    return await import('@gatehouse/dev-postgres');
  } catch (cause) {
    // One of its own dependencies may be missing instead: that error names another package.
    if (!/ package '@gatehouse\/dev-postgres'/.test(String(cause))) throw cause;
    throw new StartupError(
      'No database found. Set DATABASE_URL to your PostgreSQL, or install the one for development: npm ' +
        'install --save-dev @gatehouse/dev-postgres',
      { cause },
    );
  }
}
