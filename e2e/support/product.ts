import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePorts } from './findFreePorts';

export const ROOT = path.resolve(__dirname, '../..');

/** Whether to run all variants, where a few are usually enough: `npm run test:nightly`. */
export const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';

/** A server to test, and its settings. */
export interface Product {
  port: number;
  url: string;
  dataDir: string;
  /** Its settings: the developer's own .env has no effect. */
  settings: Record<string, string>;
}

/** Empty means "not set", and overrides .env. */
const NOT_SET = [
  'DATABASE_URL',
  'DATABASE_URL_UNPOOLED',
  'AUTH_URL',
  'GATEHOUSE_LOG_LEVEL',
  'RESEND_API_KEY',
];

/**
 * Settings of a product with its own database.
 *
 * NODE_ENV is production: otherwise Better Auth skips checks.
 */
export function createProduct(port: number, siteUrl: string, dataDir: string): Product {
  return {
    port,
    url: `http://localhost:${port}`,
    dataDir,
    settings: {
      ...Object.fromEntries(NOT_SET.map((name) => [name, ''])),
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: siteUrl,
      DATA_DIR: dataDir,
      BETTER_AUTH_SECRET: SECRET,
      // Every test uses a different client address: rate limits count per address.
      TRUST_PROXY: '1',
      // See `mailServer.ts`.
      SMTP_URL: `smtp://127.0.0.1:${MAIL_PORT}`,
      MAIL_FROM: 'Gatehouse <docs@example.com>',
    },
  };
}

/** Creates a folder for a DATA_DIR. */
export function makeDataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'));
  // When this runs as root, the database's own user needs access.
  chmodSync(folder, 0o755);
  return folder;
}

/** Playwright loads this file in each of its processes; the first one decides for all. */
function decideOnce(name: string, decide: () => string): string {
  return (process.env[name] ??= decide());
}

const SECRET = decideOnce('GATEHOUSE_E2E_SECRET', () => randomBytes(32).toString('base64'));
/** The first port of this run. */
const PORT = Number(decideOnce('GATEHOUSE_E2E_PORT', () => String(findFreePorts(ROOT))));

/** The port of the SMTP server that all products share. */
export const MAIL_PORT = PORT + 1;

/** For the servers of a worker: no other process of this run uses them. */
export const workerPorts = (parallelIndex: number) => {
  const first = PORT + 10 * (1 + parallelIndex);
  return {
    own: first,
    second: first + 1,
    split: first + 2,
    proxied: first + 3,
    urdu: first + 4,
    service: first + 5,
  };
};

export const SITE_URL = `http://localhost:${PORT}`;
/** The server that most tests share. */
export const sharedProduct = createProduct(
  PORT,
  SITE_URL,
  decideOnce('GATEHOUSE_E2E_DATA_DIR', makeDataDir),
);
