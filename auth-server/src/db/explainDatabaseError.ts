import { StartupError } from '../startupError.js';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';

/** Errors of a connection: by their code, or by a part of pg's own messages. */
const ADVICE: readonly (readonly [pattern: RegExp, problem: string, advice: string])[] = [
  [
    /^28P01/,
    'the password is wrong',
    'Check user and password in the URL. Special characters have to be percent-encoded: @ is %40, / is %2F.',
  ],
  [
    /^28/,
    'the database refuses this user or computer',
    'Check that the user exists, and that pg_hba.conf or the allowlist of your provider admits this computer.',
  ],
  [
    /^3D000/,
    'the database does not exist',
    'Create it (create database NAME owner USER), or correct the name at the end of the URL.',
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)/,
    'the host is unknown',
    'Check the host name in the URL for typos, and that this computer can resolve it.',
  ],
  [
    /^ECONNREFUSED/,
    'nothing listens there',
    'Start the database server, and check the port in the URL. In a container, localhost is the container.',
  ],
  [
    /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)|timeout/i,
    'it does not respond',
    'Check firewalls and allowlists between this computer and the database.',
  ],
  [
    /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_UNTRUSTED)/,
    'its certificate is not trusted',
    "Download your provider's CA certificate, and add sslrootcert=/path/to/ca.pem to the URL.",
  ],
  [
    /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)/,
    'its certificate is for another host',
    'Use the host name in the certificate, not an IP address or an alias.',
  ],
  [/^CERT_/, 'its certificate is not valid', 'Renew it, and check the clock of this computer.'],
  [
    /does not support SSL/,
    'it does not support encryption',
    'Turn on ssl in the server, or, only within one machine or a private network, set sslmode=disable.',
  ],
  [
    /^53300/,
    'it has too many connections',
    'Raise max_connections, use a pooler, or run fewer instances. Each one uses up to 15.',
  ],
  [/^57P03/, 'it is starting up', 'Try again in a moment.'],
];

/** @returns why a connection failed, and what to do; `null` if it isn't known */
export function explainConnection(error: unknown): { problem: string; advice: string } | null {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  for (const [pattern, problem, advice] of ADVICE) {
    if (pattern.test(code) || pattern.test(message)) return { problem, advice };
  }
  // Node tries all addresses of a host.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return explainConnection(error.errors[0]);
  }
  return null;
}

const INSUFFICIENT_PRIVILEGE = '42501';
/** "No schema has been selected to create in": the role can use none. */
const INVALID_SCHEMA_NAME = '3F000';

/**
 * An error of the database, as a StartupError if its reader can fix it.
 * @returns other errors as they are
 */
export function explainDatabaseError(error: unknown): unknown {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (isDatabaseUnavailable(error)) {
    const known = explainConnection(error);
    const advice =
      known?.advice ??
      'Check DATABASE_URL, and that the database server is running and accepts connections from this computer.';
    return new StartupError(
      `Can't reach the database (${[code, message].filter(Boolean).join(': ')}). ${advice}`,
      { cause: error },
    );
  }
  if (code === INSUFFICIENT_PRIVILEGE || code === INVALID_SCHEMA_NAME) {
    return new StartupError(
      /^permission denied for (?!schema|database)/.test(message)
        ? `The database does not let its role use all tables (${message}). Grant it the right: grant select, insert, ` +
            'update, delete on all tables in schema public to ROLE; or use the role that created them.'
        : `The database does not let its role update the schema (${message}). Grant it the right to create tables: ` +
            'grant create on schema public to ROLE; or run "gatehouse migrate" with a role that has it.',
      { cause: error },
    );
  }
  return error;
}
