import type { Fingerprint } from '../match/fingerprint';
import type { GatedText, GatedTexts } from '../match/GatedTexts';
import type { ShingleIndex } from '../match/ShingleIndex';
import type { Finds } from './explainFinds';
import type { Doubt, Leak } from './Findings';

/** One short text may be a coincidence. Short texts from this many lines of a source are a leak. */
const MIN_LINES = 3;

/** Finding the matched words is slow, so it is done for at most this many lines. */
const MAX_SHOWN = 2000;

interface Group {
  text: GatedText;
  file: string;
  texts: Set<GatedText>;
  hasLong: boolean;
}

/** Groups the unexplained finds by source and public file. */
export function groupLeaks(
  { shingles, phrases, lineCounts }: Pick<GatedTexts, 'shingles' | 'phrases' | 'lineCounts'>,
  finds: Finds,
  isAllowed: (find: Fingerprint, text: GatedText) => boolean,
): { leaks: Leak[]; doubts: Doubt[] } {
  const groups = new Map<string, Group>();
  const collect = (
    find: Fingerprint,
    texts: readonly GatedText[],
    files: Iterable<string>,
    isLong: boolean,
  ): void => {
    const all = texts.filter((candidate) => !isAllowed(find, candidate));
    const text = all.find(({ isWeak }) => !isWeak) ?? all[0];
    if (!text) return;
    for (const file of files) {
      const key = `${text.source}\0${file}`;
      const group = groups.get(key) ?? { text, file, texts: new Set(), hasLong: false };
      group.texts.add(text);
      group.hasLong ||= isLong && !text.isWeak;
      groups.set(key, group);
    }
  };
  for (const [shingle, files] of finds.shingles) {
    collect(shingle, shingles.textsOf(shingle), files, true);
  }
  for (const [phrase, files] of finds.phrases) {
    collect(phrase, phrases.textsOf(phrase), files, false);
  }

  const isLeak = (group: Group): boolean => group.hasLong || countLines(group) >= MIN_LINES;
  const shown = new Map<GatedText, string>();
  const wordsOf = (text: GatedText): string => {
    const known = shown.get(text);
    if (known !== undefined || shown.size >= MAX_SHOWN) return known ?? text.text;
    const words =
      matchedWords(text.text, shingles, (shingle) => finds.shingles.has(shingle)) ?? text.text;
    shown.set(text, words);
    return words;
  };
  const all = [...groups.values()];
  return {
    leaks: all
      .filter(isLeak)
      .map((group): Leak => {
        const { source, line, text } = group.text;
        const lines = linesOf(group).map((found) => ({
          line: found.line,
          text: found.text,
          words: wordsOf(found),
        }));
        const share = lines.length / (lineCounts.get(source) ?? lines.length);
        return { source, line, text, file: group.file, more: lines.length - 1, lines, share };
      })
      .sort((a, b) => (a.source + a.file < b.source + b.file ? -1 : 1)),
    doubts: doubtsOf(all.filter((group) => !isLeak(group))),
  };
}

/** One text for each line. */
function linesOf({ texts }: Group): GatedText[] {
  const lines = new Map([...texts].toReversed().map((text) => [text.line, text]));
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

const countLines = (group: Group): number => linesOf(group).length;

/** One per text: a text in the navigation is on every page. */
function doubtsOf(groups: readonly Group[]): Doubt[] {
  const doubts = new Map<GatedText, Doubt>();
  for (const { file, texts } of groups) {
    for (const text of texts) {
      const doubt = doubts.get(text);
      if (doubt) doubt.more++;
      else
        doubts.set(text, {
          source: text.source,
          line: text.line,
          text: text.text,
          file,
          more: 0,
        });
    }
  }
  return [...doubts.values()];
}

/** In words: the eight of a shingle, and a link target between them. */
const MAX_MATCH = 16;

/** The first contiguous part of a gated line that was found. */
function matchedWords(
  text: string,
  shingles: Pick<ShingleIndex<unknown>, 'find'>,
  isFound: (shingle: Fingerprint) => boolean,
): string | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const isMatch = (first: number, last: number): boolean => {
    const found = new Set<Fingerprint>();
    const [from, to] = [words[first], words[last]];
    if (from && to && first <= last)
      shingles.find(Buffer.from(text.slice(from.start, to.end)), found);
    return [...found].some(isFound);
  };
  // Offsets of the first match and the matches adjoining it.
  let [from, to] = [-1, -1];
  for (const [first, { start }] of words.entries()) {
    if (to >= 0 && start > to && words[first - 1]?.end !== to) break;
    let last = first;
    while (last < words.length && last - first < MAX_MATCH && !isMatch(first, last)) last++;
    const end = words[last]?.end;
    if (end === undefined || last - first >= MAX_MATCH || isMatch(first + 1, last)) continue;
    if (from < 0) from = start;
    to = Math.max(to, end);
  }
  return from < 0 ? null : text.slice(from, to);
}
