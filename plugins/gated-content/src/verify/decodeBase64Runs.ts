/** In characters: it holds fewer letters than the shortest text that the scan takes for a leak. */
const SHORTEST = 32;

/** Mail and certificates break it into lines of this length and less. */
const LONGEST_LINE = 76;

/** Names of files and paths are of the same letters; but text as base64 has capitals all over. */
const FEWEST_CAPITALS = 3;

const UPPER = 2;

/** Not 0 for a character of base64, in the alphabets of RFC 4648, section 4 and 5. */
const BASE64 = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  return /[A-Z]/.test(char) ? UPPER : Number(/[a-z0-9+/_-]/.test(char));
});

/** What stands in a text as base64, in data URLs or bare, as the bytes that it is. */
export function decodeBase64Runs(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let start = findRun(bytes, 0); start !== null;) {
    const { text, end } = readRun(bytes, start);
    if (hasCapitals(bytes, start)) found.push(Buffer.from(text, 'base64'));
    start = findRun(bytes, end);
  }
  return found;
}

/** Where the next run begins. A function of its own: it sees every byte, and most files have no run. */
function findRun(bytes: Buffer, from: number): number | null {
  for (let start = from; start + SHORTEST <= bytes.length;) {
    // From its end: what is no run is left after a look at a few of its characters.
    let at = start + SHORTEST - 1;
    while (at >= start && BASE64[bytes[at] as number] !== 0) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return null;
}

function readRun(bytes: Buffer, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start; ;) {
    let end = at;
    while (BASE64[bytes[end] ?? 0] !== 0) end++;
    text += bytes.toString('latin1', at, end);
    const isLine = (end - at) % 4 === 0 && end - at <= LONGEST_LINE;
    const next = isLine ? afterLineEnd(bytes, end) : end;
    if (next === end || BASE64[bytes[next] ?? 0] === 0) return { text, end: end + 1 };
    at = next;
  }
}

/** As it is, and as JSON escapes it. */
function afterLineEnd(bytes: Buffer, at: number): number {
  const [, lineEnd] = /^(\r?\n|(?:\\r)?\\n)/.exec(bytes.toString('latin1', at, at + 4)) ?? [];
  return at + (lineEnd?.length ?? 0);
}

function hasCapitals(bytes: Buffer, start: number): boolean {
  let capitals = 0;
  for (let at = start; at < start + SHORTEST; at++) {
    if (BASE64[bytes[at] as number] === UPPER) capitals++;
  }
  return capitals >= FEWEST_CAPITALS;
}
