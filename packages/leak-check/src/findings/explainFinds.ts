import type { Fingerprint } from '../match/fingerprint';
import type { GatedTexts } from '../match/GatedTexts';
import { ShingleIndex } from '../match/ShingleIndex';
import { tokenize, Tokens } from '../match/tokenize';
import type { Haystack } from '../unpack/readScannable';
import type { Quote } from './Findings';

/** Where fingerprints were found: the names of public files. */
export type Places = Map<Fingerprint, Set<string>>;

export interface Finds {
  shingles: Places;
  phrases: Places;
}

type Texts = Pick<GatedTexts, 'shingles' | 'phrases'>;

/** Shorter lines match by accident: an import, a command. */
const MAX_QUOTE_WORDS = 8;

/** Code and diagrams are too similar to others of their kind. */
const isProse = (source: string): boolean => /\.mdx?$/.test(source);

/** Files written by a bundler, including comments. */
const BUNDLED = /\.(?:js|css|map|LICENSE\.txt)$/;

/** Removes all finds that a public source explains, and returns the quotes among them. */
export function explainFinds(
  texts: Texts,
  finds: Finds,
  publicSources: Iterable<Haystack>,
): Quote[] {
  const search = createSearch(texts, finds.phrases.keys());
  const quotes = new Map<string, Quote>();
  for (const { name, bytes, isComment } of publicSources) {
    if (finds.shingles.size + finds.phrases.size === 0) break;
    const found = search(bytes);
    if (!isComment) for (const phrase of found.phrases) finds.phrases.delete(phrase);
    for (const shingle of found.shingles) {
      const files = finds.shingles.get(shingle);
      if (!files) continue;
      const said = texts.shingles.textsOf(shingle);
      if (isComment && !said.every((text) => text.isComment))
        keepPages(finds.shingles, shingle, files, name);
      else finds.shingles.delete(shingle);
      if (isComment) continue;
      for (const { source, line, text } of said) {
        const isQuote = isProse(source) && text.split(/\s+/).length >= MAX_QUOTE_WORDS;
        const key = `${source}\0${name}\0${line}`;
        if (isQuote) quotes.set(key, { source, line, text, publicSource: name });
      }
    }
  }
  return [...quotes.values()];
}

function keepPages(places: Places, find: Fingerprint, files: Set<string>, source: string): void {
  for (const file of files) if (BUNDLED.test(file) || isCopy(file, source)) files.delete(file);
  if (files.size === 0) places.delete(find);
}

/** A file that Docusaurus copies verbatim, with comments: into the build, and once per locale. */
function isCopy(file: string, source: string): boolean {
  const name = file.replaceAll('\\', '/');
  return [name, name.slice(name.indexOf('/') + 1)].some((copy) => source.endsWith(`/${copy}`));
}

/** Unlike in a build, a short text may be part of a longer one in a source. */
export function createSearch(
  { shingles, phrases }: Texts,
  foundPhrases: Iterable<Fingerprint>,
): (bytes: Uint8Array) => { shingles: Set<Fingerprint>; phrases: Set<Fingerprint> } {
  const short = new ShingleIndex<Fingerprint>();
  for (const phrase of foundPhrases) short.addHashes(phrases.hashesOf(phrase), phrase);
  const tokens = new Tokens();
  return (bytes) => {
    tokenize(bytes, tokens);
    const [ofShort, long] = [new Set<Fingerprint>(), new Set<Fingerprint>()];
    short.search(tokens, ofShort);
    shingles.search(tokens, long);
    return {
      shingles: long,
      phrases: new Set([...ofShort].flatMap((found) => short.textsOf(found))),
    };
  };
}
