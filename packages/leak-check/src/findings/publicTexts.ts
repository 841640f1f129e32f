import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAuthored, isText, PUBLIC_PART, SOURCE_RECORD_FILE, type SourceRecord } from '../record';
import type { SourceText, TextKind } from '../sources/SourceText';
import { textsOfFile } from '../sources/textsOfSource';
import { haystacksOf, type Haystack } from '../unpack/readScannable';

/** The site's public sources, verbatim. */
export function* readPublicSources(record: SourceRecord, siteDir: string): Generator<Haystack> {
  for (const { source, text } of record.publicTexts) {
    // A page's path is public, too: its module is named after it.
    for (const said of [source, text]) yield { name: source, bytes: Buffer.from(said) };
  }
  for (const { name, file } of sourcesOf(record, siteDir)) yield* haystacksOfFile(name, file);
}

/**
 * The public texts, parsed like gated sources: only what a source says in public, and its comments
 * separately. Locales whose pages are below this build's have records of their own.
 */
export function* readPublicTexts(record: SourceRecord, gatedDir: string): Generator<Haystack> {
  for (const { record: of, siteDir } of recordsOf(record, gatedDir)) {
    // Joined like one path, so that adjacent paths don't form a text.
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

/** Grouped in this order, so that no link or attribute interrupts a paragraph's lines. */
const SAID: TextKind[] = ['prose', 'label', 'code', 'address'];

/** Ends a text. Closes an unclosed `<`, as in `a <b`, which would hide the next text in a tag. */
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
  // In reading order: a formula or a command completes the sentence above it.
  const shown = texts.filter(({ kind }) => kind !== 'comment').map(({ text }) => text);
  yield { name, bytes: Buffer.from(shown.join(END)) };
  // Like highlighted code, in which `<` opens no tag.
  yield { name, bytes: Buffer.from(shown.join('\n').replaceAll('<', '< ')) };
  yield { name, bytes: join(['comment']), isComment: true };
}

function* haystacksOfFile(name: string, file: string): Generator<Haystack> {
  for (const bytes of haystacksOf(name, file)) yield { name, bytes };
}

/** The site's own texts first: they explain most finds. Packages are many, images are large. */
function sourcesOf(record: SourceRecord, siteDir: string): { name: string; file: string }[] {
  const rankOf = (name: string): number => (isText(name) ? Number(!isAuthored(name)) : 2);
  return (
    record.publicSources
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((name) => ({ name, file: path.resolve(siteDir, name) }))
      // A deleted source explains nothing: text that was in it counts as a leak.
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

/** Whether the site's authors can edit the source. */
export function isOwnSource(source: string, { publicSources }: SourceRecord): boolean {
  return publicSources.includes(source) && isAuthored(source);
}
