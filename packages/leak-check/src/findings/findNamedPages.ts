import escapeStringRegexp from 'escape-string-regexp';
import type { UnlistedNames } from '../record';
import type { Haystack } from '../unpack/readScannable';
import type { NamedPage } from './Findings';

type Name = Pick<NamedPage, 'source' | 'name' | 'kind'>;

/**
 * Finds unlisted pages named in public files. Names may be a single word, so they are compared
 * character by character. A title that a public source also contains is ignored, because the same
 * words may mean something else there. An address is unambiguous.
 */
export function findNamedPages(
  unlisted: readonly UnlistedNames[],
  publicFiles: Iterable<Haystack>,
  publicSources: Iterable<Haystack>,
): NamedPage[] {
  const names = new Map<string, Name>();
  for (const { source, addresses, titles } of unlisted) {
    for (const name of addresses) names.set(name, { source, name, kind: 'address' });
    for (const name of titles) {
      if (!names.has(name)) names.set(name, { source, name, kind: 'title' });
    }
  }
  if (names.size === 0) return [];
  const search = createSearch([...names.values()]);

  const found = new Map<string, Omit<NamedPage, 'publicSource'>>();
  for (const { name: file, bytes } of publicFiles) {
    // Haystacks include the file's name, which lacks the leading slash of its address.
    for (const name of search(`/${asText(bytes)}`)) {
      found.set(`${name.name}\0${file}`, { ...name, file });
    }
  }
  const sourceOf = new Map<string, string>();
  for (const { name: publicSource, bytes } of found.size === 0 ? [] : publicSources) {
    for (const { name } of search(asText(bytes))) {
      if (!sourceOf.has(name)) sourceOf.set(name, publicSource);
    }
  }
  return [...found.values()]
    .map((page) => ({ ...page, publicSource: sourceOf.get(page.name) ?? null }))
    .filter(({ kind, publicSource }) => kind === 'address' || publicSource === null)
    .sort((a, b) => (a.source + a.file < b.source + b.file ? -1 : 1));
}

/** Letters, digits and the bytes of non-ASCII letters. */
const WORD = '[A-Za-z0-9_\\x80-\\xff]';

/** One expression for all names, so that each file is searched only once. */
function createSearch(names: readonly Name[]): (text: string) => Iterable<Name> {
  const bySpelling = new Map<string, Name>();
  for (const name of names) {
    for (const spelling of spellingsOf(name)) bySpelling.set(spelling, name);
  }
  const alternatives = (kind: Name['kind']): string =>
    [...bySpelling]
      .filter(([, name]) => name.kind === kind)
      .map(([spelling]) => escapeStringRegexp(spelling))
      .sort()
      .join('|');
  const expression = new RegExp(
    [
      // A longer match may be the address of another page, or of one below it.
      `(?:${alternatives('address')})(?!${WORD}|-|\\\\?/(?!index\\.html)${WORD})`,
      `(?<!${WORD})(?:${alternatives('title') || '(?!)'})(?!${WORD})`,
    ].join('|'),
    'g',
  );
  return function* search(text) {
    for (const [spelling] of text.matchAll(expression)) {
      const name = bySpelling.get(spelling);
      if (name) yield name;
    }
  };
}

/** All spellings in HTML, scripts, data and URLs, each as a byte string. */
function spellingsOf({ name, kind }: Name): Set<string> {
  const html = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const escaped = [name, name.replaceAll('/', '\\/')].map((text) =>
    text.replace(/[\u0080-\uffff]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${code}`;
    }),
  );
  const spellings = [
    name,
    name.replaceAll('/', '\\/'),
    ...escaped,
    html,
    html.replaceAll("'", '&#x27;'),
    html.replaceAll("'", '&#39;'),
    name.replaceAll('"', '\\"'),
    name.replaceAll("'", "\\'"),
    ...(kind === 'address' ? [encodeURI(name), encodeURIComponent(name)] : []),
  ];
  return new Set(spellings.map((text) => asText(Buffer.from(text))));
}

/** One character per byte, so that names are found in any kind of file. */
function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
