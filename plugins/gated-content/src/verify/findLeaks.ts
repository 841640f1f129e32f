import { FingerprintTable } from './FingerprintTable';
import type { Doubt, Leak, Quote } from './Findings';
import type { Fingerprint } from './fingerprint';
import type { GatedText, GatedTexts } from './GatedText';
import type { FileScan } from './scanFile';
import { readWords, Words } from './words';

/** A named text, a file's name or what stands in the file, as bytes. */
export interface Haystack {
  name: string;
  bytes: Uint8Array;
}

/** Where fingerprints were found: the names of the haystacks. */
type Places = Map<Fingerprint, Set<string>>;

/** Shorter lines are quoted by accident: an import, a command. */
const WORDS_OF_A_QUOTE = 8;

/** A short text may stand in a public file by chance. Those of so many lines of one source do not. */
const LINES_OF_A_LEAK = 3;

/** Code and drawings look like other ones of their kind. */
const isProse = (source: string): boolean => /\.mdx?$/.test(source);

/**
 * Where in the public files gated texts stand, and which of them public sources hold as well.
 *
 * @param scans of all public files, by their names
 */
export function findLeaks(
  gatedTexts: Pick<GatedTexts, 'table' | 'units'>,
  scans: ReadonlyMap<string, Pick<FileScan, 'rows' | 'units'>>,
  publicSources: Iterable<Haystack>,
): { leaks: Leak[]; quotes: Quote[]; doubts: Doubt[] } {
  const places: Places = new Map();
  const unitPlaces: Places = new Map();
  for (const [name, { rows, units }] of scans) {
    for (const row of rows) places.set(row, (places.get(row) ?? new Set()).add(name));
    for (const unit of units) unitPlaces.set(unit, (unitPlaces.get(unit) ?? new Set()).add(name));
  }
  const quotes = takeOutQuotes(gatedTexts, { places, unitPlaces }, publicSources);
  return { ...groupLeaks(gatedTexts, { places, unitPlaces }), quotes };
}

/** What stands in a public source came from there. Ends with the places that are left. */
function takeOutQuotes(
  { table, units }: Pick<GatedTexts, 'table' | 'units'>,
  { places, unitPlaces }: { places: Places; unitPlaces: Places },
  publicSources: Iterable<Haystack>,
): Quote[] {
  // In a source, a short text may stand among others.
  const short = new FingerprintTable<Fingerprint>();
  for (const unit of unitPlaces.keys()) {
    const text = units.textsOf(unit)[0]?.text;
    if (text !== undefined) short.addAnyway(text, unit);
  }
  const quotes = new Map<string, Quote>();
  const words = new Words();
  for (const { name, bytes } of publicSources) {
    if (places.size + unitPlaces.size === 0) break;
    readWords(bytes, words);
    const [ofShort, ofLong] = [new Set<Fingerprint>(), new Set<Fingerprint>()];
    short.search(words, ofShort);
    table.search(words, ofLong);
    for (const fingerprint of ofShort) {
      for (const unit of short.textsOf(fingerprint)) unitPlaces.delete(unit);
    }
    for (const fingerprint of ofLong) {
      if (!places.delete(fingerprint)) continue;
      for (const { source, line, text } of table.textsOf(fingerprint)) {
        const isQuote = isProse(source) && text.split(/\s+/).length >= WORDS_OF_A_QUOTE;
        const key = `${source}\0${name}`;
        if (isQuote && !quotes.has(key))
          quotes.set(key, { source, line, text, publicSource: name });
      }
    }
  }
  return [...quotes.values()];
}

interface Group {
  leak: Leak;
  texts: Set<GatedText>;
  hasLong: boolean;
}

function groupLeaks(
  { table, units }: Pick<GatedTexts, 'table' | 'units'>,
  { places, unitPlaces }: { places: Places; unitPlaces: Places },
): { leaks: Leak[]; doubts: Doubt[] } {
  const groups = new Map<string, Group>();
  const collect = (text: GatedText | undefined, files: Iterable<string>, isLong: boolean): void => {
    if (!text) return;
    for (const file of files) {
      const key = `${text.source}\0${file}`;
      const group = groups.get(key) ?? {
        leak: { ...text, file, more: 0 },
        texts: new Set(),
        hasLong: false,
      };
      group.texts.add(text);
      group.hasLong ||= isLong;
      groups.set(key, group);
    }
  };
  for (const [found, files] of places) collect(table.textsOf(found)[0], files, true);
  for (const [found, files] of unitPlaces) collect(units.textsOf(found)[0], files, false);

  const isLeak = (group: Group): boolean => group.hasLong || countLines(group) >= LINES_OF_A_LEAK;
  const all = [...groups.values()];
  return {
    leaks: all
      .filter(isLeak)
      .map((group) => ({ ...group.leak, more: countLines(group) - 1 }))
      .sort((a, b) => (a.source + a.file < b.source + b.file ? -1 : 1)),
    doubts: doubtsOf(all.filter((group) => !isLeak(group))),
  };
}

const countLines = ({ texts }: Group): number => new Set([...texts].map(({ line }) => line)).size;

/** One for each text: what stands in a navigation, stands in every page. */
function doubtsOf(groups: readonly Group[]): Doubt[] {
  const doubts = new Map<GatedText, Doubt>();
  for (const { leak, texts } of groups) {
    for (const text of texts) {
      const doubt = doubts.get(text);
      if (doubt) doubt.more++;
      else doubts.set(text, { ...text, file: leak.file, more: 0 });
    }
  }
  return [...doubts.values()];
}
