import { FingerprintTable } from '../match/FingerprintTable';
import type { Quote } from './Findings';
import type { Fingerprint } from '../match/fingerprint';
import type { GatedTexts } from '../match/GatedTexts';
import { readWords, Words } from '../match/words';

/** A named text, a file's name or what stands in the file, as bytes. */
export interface Haystack {
  name: string;
  bytes: Uint8Array;
  /** Comments of a source: a page never shows them, and so they explain no page. */
  isComment?: true;
}

/** Where fingerprints were found: the names of public files. */
export type Places = Map<Fingerprint, Set<string>>;

export interface Finds {
  rows: Places;
  units: Places;
}

type Texts = Pick<GatedTexts, 'table' | 'units'>;

/** Shorter lines are quoted by accident: an import, a command. */
const WORDS_OF_A_QUOTE = 8;

/** Code and drawings look like other ones of their kind. */
const isProse = (source: string): boolean => /\.mdx?$/.test(source);

/** What a bundler writes, comments and all. */
const BUNDLED = /\.(?:js|css|map|LICENSE\.txt)$/;

/** What stands in a public source came from there. Ends with the finds that are left. */
export function explainFinds(
  { table, units }: Texts,
  finds: Finds,
  publicSources: Iterable<Haystack>,
): Quote[] {
  const search = createSearch({ table, units }, finds.units.keys());
  const quotes = new Map<string, Quote>();
  for (const { name, bytes, isComment } of publicSources) {
    if (finds.rows.size + finds.units.size === 0) break;
    const found = search(bytes);
    if (!isComment) for (const unit of found.units) finds.units.delete(unit);
    for (const row of found.rows) {
      const files = finds.rows.get(row);
      if (!files) continue;
      const texts = table.textsOf(row);
      if (isComment && !texts.every((text) => text.isComment))
        keepPages(finds.rows, row, files, name);
      else finds.rows.delete(row);
      if (isComment) continue;
      for (const { source, line, text } of texts) {
        const isQuote = isProse(source) && text.split(/\s+/).length >= WORDS_OF_A_QUOTE;
        const key = `${source}\0${name}\0${line}`;
        if (isQuote) quotes.set(key, { source, line, text, publicSource: name });
      }
    }
  }
  return [...quotes.values()];
}

function keepPages(rows: Places, row: Fingerprint, files: Set<string>, source: string): void {
  for (const file of files) if (BUNDLED.test(file) || isCopy(file, source)) files.delete(file);
  if (files.size === 0) rows.delete(row);
}

/** What Docusaurus copies as it is, comments and all: into the build, and into each language of it. */
function isCopy(file: string, source: string): boolean {
  const name = file.replaceAll('\\', '/');
  return [name, name.slice(name.indexOf('/') + 1)].some((copy) => source.endsWith(`/${copy}`));
}

/** In a source, a short text may stand among others. */
export function createSearch(
  { table, units }: Texts,
  foundUnits: Iterable<Fingerprint>,
): (bytes: Uint8Array) => { rows: Set<Fingerprint>; units: Set<Fingerprint> } {
  const short = new FingerprintTable<Fingerprint>();
  for (const unit of foundUnits) short.addHashes(units.hashesOf(unit), unit);
  const words = new Words();
  return (bytes) => {
    readWords(bytes, words);
    const [ofShort, rows] = [new Set<Fingerprint>(), new Set<Fingerprint>()];
    short.search(words, ofShort);
    table.search(words, rows);
    return { rows, units: new Set([...ofShort].flatMap((found) => short.textsOf(found))) };
  };
}
