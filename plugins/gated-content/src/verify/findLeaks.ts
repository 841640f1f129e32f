import type { FingerprintTable } from './FingerprintTable';
import type { Leak, Quote } from './Findings';
import type { GatedText } from './GatedText';
import type { Fingerprint } from './WordWindow';

/** A named text or file, read when it is needed. */
export interface Haystack {
  name: string;
  read(): Uint8Array[];
}

/** Shorter lines are quoted by accident: an import, a command. */
const WORDS_OF_A_QUOTE = 8;

/** Code and drawings look like other ones of their kind. */
const isProse = (source: string): boolean => /\.mdx?$/.test(source);

/** Where in the public files gated texts stand, and which of them public sources hold as well. */
export function findLeaks(
  table: FingerprintTable<GatedText>,
  publicFiles: readonly Haystack[],
  publicSources: readonly Haystack[],
): { leaks: Leak[]; quotes: Quote[] } {
  const places = new Map<Fingerprint, Set<string>>();
  for (const { name, bytes } of readEach(publicFiles)) {
    table.find(bytes, (fingerprint) => {
      places.set(fingerprint, (places.get(fingerprint) ?? new Set()).add(name));
    });
  }
  const quotes = takeOutQuotes(table, places, publicSources);
  return { leaks: groupLeaks(table, places), quotes };
}

/** What stands in a public source came from there. Ends with `places` holding the leaks only. */
function takeOutQuotes(
  table: FingerprintTable<GatedText>,
  places: Map<Fingerprint, Set<string>>,
  publicSources: readonly Haystack[],
): Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { name, bytes } of places.size === 0 ? [] : readEach(publicSources)) {
    table.find(bytes, (fingerprint) => {
      if (!places.delete(fingerprint)) return;
      for (const { source, line, text } of table.textsOf(fingerprint)) {
        const isQuote = isProse(source) && text.split(/\s+/).length >= WORDS_OF_A_QUOTE;
        const key = `${source}\0${name}`;
        if (isQuote && !quotes.has(key))
          quotes.set(key, { source, line, text, publicSource: name });
      }
    });
    if (places.size === 0) break;
  }
  return [...quotes.values()];
}

function groupLeaks(
  table: FingerprintTable<GatedText>,
  places: ReadonlyMap<Fingerprint, ReadonlySet<string>>,
): Leak[] {
  const leaks = new Map<string, Leak & { texts: Set<GatedText> }>();
  for (const [fingerprint, files] of places) {
    const text = table.textsOf(fingerprint)[0];
    if (!text) continue;
    for (const file of files) {
      const key = `${text.source}\0${file}`;
      const leak = leaks.get(key) ?? { ...text, file, more: 0, texts: new Set() };
      leak.texts.add(text);
      leaks.set(key, leak);
    }
  }
  return [...leaks.values()]
    .map(({ texts, ...leak }) => ({ ...leak, more: texts.size - 1 }))
    .sort((a, b) => (a.source + a.file < b.source + b.file ? -1 : 1));
}

function* readEach(haystacks: readonly Haystack[]): Generator<{ name: string; bytes: Uint8Array }> {
  for (const { name, read } of haystacks) {
    yield { name, bytes: Buffer.from(name) };
    for (const bytes of read()) yield { name, bytes };
  }
}
