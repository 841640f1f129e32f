/** The connection string to use, and what is worth a line in the log. */
export interface StrictUrl {
  url: string;
  /** What was changed. */
  changes: string[];
  /** What is not safe, and up to the owner. */
  warnings: string[];
}

/** Encryption without a check of who is on the other end, in one way or another. */
const WEAK = ['prefer', 'require', 'verify-ca'];
/** What a connection string can say about encryption. `no-verify` is known to pg alone. */
const SSL_MODES = ['disable', 'no-verify', ...WEAK, 'verify-full'];

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Makes a connection string as strict as it can be. Neon and Vercel give out `sslmode=require`, which by libpq's
 * rules encrypts without checking the certificate, and so protects from nobody who can redirect the connection.
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
  // Would give "require" back its weaker meaning.
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

/** @returns what is wrong with the `sslmode` of a connection string, or `null`. pg takes a typo for verify-full. */
export function sslModeProblem(url: string): string | null {
  const mode = URL.canParse(url) ? new URL(url).searchParams.get('sslmode') : null;
  if (mode === null || SSL_MODES.includes(mode)) return null;
  return `has an unknown sslmode: use ${SSL_MODES.join(', ')}`;
}

/** Whether the connection string requires SCRAM with channel binding, which pg does only when told to. */
export function requiresChannelBinding(url: string): boolean {
  return new URL(url).searchParams.get('channel_binding') === 'require';
}
