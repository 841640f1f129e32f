import type { Fingerprint } from '../match/fingerprint';
import type { FingerprintTable } from '../match/FingerprintTable';

/** In words: eight that count, and a link's target among them. */
const LONGEST = 16;

/** The part of a gated line that was found, from the first word to the last one beside it. */
export function matchedWords(
  text: string,
  table: Pick<FingerprintTable<unknown>, 'find'>,
  isFound: (row: Fingerprint) => boolean,
): string | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const isMatch = (first: number, last: number): boolean => {
    const rows = new Set<Fingerprint>();
    const [from, to] = [words[first], words[last]];
    if (from && to && first <= last) table.find(Buffer.from(text.slice(from.start, to.end)), rows);
    return [...rows].some(isFound);
  };
  // The first words that were found, and those beside them: offsets in the text.
  let [from, to] = [-1, -1];
  for (const [first, { start }] of words.entries()) {
    if (to >= 0 && start > to && words[first - 1]?.end !== to) break;
    let last = first;
    while (last < words.length && last - first < LONGEST && !isMatch(first, last)) last++;
    const end = words[last]?.end;
    if (end === undefined || last - first >= LONGEST || isMatch(first + 1, last)) continue;
    if (from < 0) from = start;
    to = Math.max(to, end);
  }
  return from < 0 ? null : text.slice(from, to);
}
