const MAX_LENGTH = 200;

/**
 * A failure on one short line, for the log and the table. A provider may quote what it refuses, so
 * anything that may be a link, an address or a token is left out (TOK-08).
 */
export function describeFailure(error: unknown): string {
  const { code, message = String(error) } = (error ?? {}) as { code?: unknown; message?: string };
  const line = `${typeof code === 'string' && !message.includes(code) ? `${code}: ` : ''}${message}`
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[link]')
    .replace(/\S*[?&][\w-]+=\S*/g, '[link]')
    .replace(/[^\s@<>]+@[^\s@<>]+/g, '[address]')
    .replace(/[\w+/=~-]{20,}/g, '[…]')
    .trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}
