/** The database did not respond just now, so it was not asked again. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';

  constructor(cause: unknown) {
    super('The database does not respond', { cause });
  }
}

/** Connection errors: name resolution, TCP, TLS. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNABORTED',
]);

/**
 * SQLSTATEs of a server that is currently unavailable: connection exceptions (08), insufficient
 * resources (53), operator intervention (57: shutdown, crash, starting up, and 57014, a statement
 * timeout), system error (58), refused authentication (28), unknown database (3D000), a read-only
 * standby (25006), and internal errors (XX), which Neon reports for a compute node that doesn't start.
 *
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const STATES = /^(?:08|53|57|58|28|XX|3D000|25006)/;

/** Errors of the TLS handshake, as Node and OpenSSL name them: an expired certificate, one of another host. */
const TLS =
  /^(?:EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|HOSTNAME_MISMATCH$)/;

/** Errors thrown by pg itself, without a code. */
const MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|The server does not support SSL connections|There was an error establishing an SSL connection|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** What a query fails with when its connection breaks, or already had. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error)/;
/** Connection exceptions, and the server's shutdown: 57P01 to 57P05. */
const LOST_STATES = /^(?:08|57P)/;

/** Whether a query failed because its connection broke. Whether it was executed is unknown. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return NETWORK.has(code) || LOST_STATES.test(code);
  return LOST.test(error.message);
}

/** Whether a query got no response at all. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/** Whether `error` means that the database can't be reached, rather than that a query is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseAway) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && isOutage(code)) return true;
  if (MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return error.cause !== undefined && isDatabaseUnavailable(error.cause);
}

const isOutage = (code: string) => NETWORK.has(code) || STATES.test(code) || TLS.test(code);
