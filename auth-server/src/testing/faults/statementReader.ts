/** Frontend messages that PostgreSQL doesn't answer before a Sync: Parse, Bind, Describe, Execute, Close. */
const PARTS: ReadonlySet<string> = new Set('PBDEC');
/** Query, and Sync, which ends the parts of an extended query. */
const ENDS: ReadonlySet<string> = new Set('QS');

/**
 * Splits what a PostgreSQL client sends into statements.
 *
 * @param onBytes called with the bytes of each statement and its text (`''` if it was prepared before),
 * or of another message and `null`
 * @see https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
export function createStatementReader(onBytes: (bytes: Buffer, text: string | null) => void): {
  read(chunk: Buffer): void;
} {
  let rest = Buffer.of();
  let parts: Buffer[] = [];
  let text = '';
  // The first message has no type.
  let isFirst = true;

  const take = (message: Buffer, type: string) => {
    if (PARTS.has(type)) {
      parts.push(message);
      if (type === 'P') text = parsedText(message);
      return;
    }
    const bytes = Buffer.concat([...parts, message]);
    if (type === 'Q') text = message.toString('utf8', 5, message.length - 1);
    onBytes(bytes, ENDS.has(type) ? text : null);
    parts = [];
    text = '';
  };

  return {
    read: (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const before = isFirst ? 0 : 1;
        if (rest.length < before + 4) return;
        const size = before + rest.readInt32BE(before);
        if (rest.length < size) return;
        const message = rest.subarray(0, size);
        rest = rest.subarray(size);
        take(message, isFirst ? '' : message.toString('latin1', 0, 1));
        isFirst = false;
      }
    },
  };
}

/** A Parse message has the statement's name, then its text, each ended by a zero byte. */
function parsedText(message: Buffer): string {
  const start = message.indexOf(0, 5) + 1;
  return message.toString('utf8', start, message.indexOf(0, start));
}
