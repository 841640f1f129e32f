import { readFileSync } from 'node:fs';

/** The connection string to use, and what to log about it. */
export interface StrictUrl {
  url: string;
  changes: string[];
  /** Unsafe settings that are the operator's decision. */
  warnings: string[];
}

/** Modes that, by libpq's rules, encrypt without fully verifying the server. */
const WEAK = ['prefer', 'require', 'verify-ca'];
/** All valid modes. `no-verify` exists only in pg. */
const SSL_MODES = ['disable', 'no-verify', ...WEAK, 'verify-full'];

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Makes a connection string as strict as possible. Neon and Vercel suggest `sslmode=require`, which by
 * libpq's rules encrypts without checking the certificate, and so doesn't protect against anyone who can
 * redirect the connection.
 *
 * @see https://www.postgresql.org/docs/18/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 * @example
 * makeStrict('postgresql://u:p@ep-example.neon.tech/neondb?sslmode=require').changes;
 * // ['sslmode=require is now verify-full']
 */
export function makeStrict(url: string): StrictUrl {
  const parsed = new URL(url);
  const { searchParams } = parsed;
  const changes: string[] = [];
  const warnings: string[] = [];
  const mode = searchParams.get('sslmode');
  if (mode !== null && WEAK.includes(mode)) {
    searchParams.set('sslmode', 'verify-full');
    changes.push(`sslmode=${mode} is now verify-full`);
  }
  // It would restore the weaker meaning of "require".
  if (searchParams.has('uselibpqcompat')) {
    searchParams.delete('uselibpqcompat');
    changes.push('uselibpqcompat was removed');
  }
  if (!LOCAL.test(parsed.hostname)) {
    if (mode === null || mode === 'disable') {
      warnings.push('the connection is not encrypted: add sslmode=verify-full');
    } else if (mode === 'no-verify') {
      warnings.push('the certificate is not checked: use sslmode=verify-full');
    }
  }
  return { url: changes.length === 0 ? url : parsed.href, changes, warnings };
}

/** @returns the problem with a connection string's `sslmode`, or `null`. pg treats a typo as verify-full. */
export function sslModeProblem(url: string): string | null {
  const mode = URL.canParse(url) ? new URL(url).searchParams.get('sslmode') : null;
  if (mode === null || SSL_MODES.includes(mode)) return null;
  return `has an unknown sslmode: use ${SSL_MODES.join(', ')}`;
}

/** The parameters of a connection string that name files. */
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** @returns the files that a connection string names and that can't be read: `sslrootcert=/path/ca.pem (ENOENT)` */
export function unreadableFiles(url: string): string[] {
  const { searchParams } = new URL(url);
  return FILES.flatMap((name) => {
    const file = searchParams.get(name);
    if (file === null || file === '') return [];
    try {
      readFileSync(file);
      return [];
    } catch (error) {
      return [`${name}=${file} (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`];
    }
  });
}

/** Whether the connection string requires SCRAM with channel binding, which pg uses only on request. */
export function requiresChannelBinding(url: string): boolean {
  return new URL(url).searchParams.get('channel_binding') === 'require';
}
