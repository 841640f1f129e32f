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
 * resources (53), operator intervention (57P: shutdown, crash, starting up), system error (58),
 * refused authentication (28), unknown database (3D000), and a read-only standby (25006).
 *
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const STATES = /^(?:08|53|57P|58|28|3D000|25006)/;

/** Errors thrown by pg itself, without a code. */
const MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** Whether `error` means that the database can't be reached, rather than that a query is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || STATES.test(code))) return true;
  if (MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return error.cause !== undefined && isDatabaseUnavailable(error.cause);
}
