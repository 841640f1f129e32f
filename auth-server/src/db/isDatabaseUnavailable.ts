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

/** Whether `error` means that the database can't be reached, rather than that a query is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && isOutage(code)) return true;
  if (MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return error.cause !== undefined && isDatabaseUnavailable(error.cause);
}

const isOutage = (code: string) => NETWORK.has(code) || STATES.test(code) || TLS.test(code);
