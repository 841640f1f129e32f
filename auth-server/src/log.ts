import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Fields in which a careless `log.info({ headers })` would put a secret. Deliberate logging never
 * includes one (see http/requestContext): this is the second line of defense (ASVS 5.0 16.2.5).
 */
const SECRETS = ['password', 'newPassword', 'currentPassword', 'token', 'secret', 'hash'];
const SECRET_HEADERS = ['cookie', 'authorization', 'set-cookie'];

/**
 * Characters that JSON allows unescaped, but that control a terminal or are invisible: C1 controls,
 * bidirectional marks.
 */
const INVISIBLE =
  /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;

/** Another spelling of the same JSON: paths and names in a line come from strangers (CWE-117). */
function escapeInvisible(line: string): string {
  return line.replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * One JSON object per line.
 *
 * @param destination of the lines; default: standard output, written without blocking
 */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 1, sync: false }),
): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: escapeInvisible },
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          ...[...SECRETS, ...SECRET_HEADERS].flatMap((key) => [`["${key}"]`, `*["${key}"]`]),
          ...SECRET_HEADERS.flatMap((key) => [`*.headers["${key}"]`]),
        ],
        censor: '[redacted]',
      },
    },
    destination,
  );
}
