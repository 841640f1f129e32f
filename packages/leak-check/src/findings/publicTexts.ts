import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAuthored, isText, PUBLIC_PART, SOURCE_RECORD_FILE, type SourceRecord } from '../record';
import type { SourceText, TextKind } from '../sources/SourceText';
import { textsOfFile } from '../sources/textsOfSource';
import { haystacksOf, type Haystack } from '../unpack/readScannable';

/** What everyone may read by the site's own sources, as it is. */
export function* readPublicSources(record: SourceRecord, siteDir: string): Generator<Haystack> {
  for (const { source, text } of record.publicTexts) {
    // A page's path is public as well: its module is known by it.
    for (const said of [source, text]) yield { name: source, bytes: Buffer.from(said) };
  }
  for (const { name, file } of sourcesOf(record, siteDir)) yield* haystacksOfFile(name, file);
}

/**
 * The same, read as gated sources are: only what a source says in public, and its comments apart. The
 * locales whose pages stand below this build's have records of their own.
 */
export function* readPublicTexts(record: SourceRecord, gatedDir: string): Generator<Haystack> {
  for (const { record: of, siteDir } of recordsOf(record, gatedDir)) {
    // Held together like a path, so that they are no text with each other.
    yield { name: 'paths of sources', bytes: Buffer.from(of.publicSources.join('/')) };
    for (const { source, text } of of.publicTexts) {
      yield { name: source, bytes: Buffer.from(source) };
      const page = source.endsWith(PUBLIC_PART) ? source.slice(0, -PUBLIC_PART.length) : null;
      if (page === null) yield { name: source, bytes: Buffer.from(text) };
      else yield* haystacksOfTexts(source, textsOfFile(page, text));
    }
    for (const { name, file } of sourcesOf(of, siteDir)) {
      if (!isText(name) || !isAuthored(name)) yield* haystacksOfFile(name, file);
      else yield* haystacksOfTexts(name, textsOfFile(name, readFileSync(file, 'utf8')));
    }
  }
}

/** In this order: a link or an attribute does not come between the lines of a paragraph. */
const SAID: TextKind[] = ['prose', 'label', 'code', 'address'];

/** Of a text. What it leaves open, such as the `<` of `a <b`, is not a tag around the next one. */
const END = '>\n';

function* haystacksOfTexts(name: string, texts: readonly SourceText[]): Generator<Haystack> {
  const join = (kinds: readonly TextKind[]): Buffer =>
    Buffer.from(
      kinds
        .flatMap((wanted) => texts.filter(({ kind }) => kind === wanted))
        .map(({ text }) => text)
        .join(END),
    );
  yield { name, bytes: join(SAID) };
  // As it is read: a formula or a command completes the sentence above it.
  const shown = texts.filter(({ kind }) => kind !== 'comment').map(({ text }) => text);
  yield { name, bytes: Buffer.from(shown.join(END)) };
  // As code is highlighted: no `<` in it opens a tag.
  yield { name, bytes: Buffer.from(shown.join('\n').replaceAll('<', '< ')) };
  yield { name, bytes: join(['comment']), isComment: true };
}

function* haystacksOfFile(name: string, file: string): Generator<Haystack> {
  for (const bytes of haystacksOf(name, file)) yield { name, bytes };
}

/** Authors' own texts first: most of what is found stands there. Packages are many, images are large. */
function sourcesOf(record: SourceRecord, siteDir: string): { name: string; file: string }[] {
  const rankOf = (name: string): number => (isText(name) ? Number(!isAuthored(name)) : 2);
  return (
    record.publicSources
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((name) => ({ name, file: path.resolve(siteDir, name) }))
      // A source that is gone explains nothing: what it held then counts as a leak.
      .filter(({ file }) => existsSync(file))
  );
}

function recordsOf(
  own: SourceRecord,
  gatedDir: string,
): { record: SourceRecord; siteDir: string }[] {
  const below = readdirSync(gatedDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(gatedDir, name))
    .filter((directory) => existsSync(path.join(directory, SOURCE_RECORD_FILE)))
    .map((directory) => ({
      directory,
      record: JSON.parse(
        readFileSync(path.join(directory, SOURCE_RECORD_FILE), 'utf8'),
      ) as SourceRecord,
    }));
  return [{ directory: gatedDir, record: own }, ...below].map(({ directory, record }) => ({
    record,
    siteDir: path.resolve(directory, record.siteDir),
  }));
}

/** The site's own, so that its author can do something about it. */
export function isOwnSource(source: string, { publicSources }: SourceRecord): boolean {
  return publicSources.includes(source) && isAuthored(source);
}
