import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { FILES_DIR, HTML_DIR } from '@gatehouse/contract/manifestFile';
import { type Control, findBlindSpots } from './findings/findBlindSpots';
import type { Findings, LeakedFile } from './findings/Findings';
import { type FileFinds, findLeaks } from './findings/findLeaks';
import { findNamedPages } from './findings/findNamedPages';
import { isOwnSource, readPublicSources, readPublicTexts } from './findings/publicTexts';
import type { Fingerprint } from './match/fingerprint';
import { type GatedFiles, gatedFilesOf } from './match/GatedFiles';
import { type GatedTexts, gatedTextsOf } from './match/GatedTexts';
import { tokenize, Tokens } from './match/tokenize';
import { SOURCE_RECORD_FILE, type SourceRecord } from './record';
import { type Haystack, haystacksOf, readScannable } from './unpack/readScannable';

type InspectPage = (html: string) => unknown;

/** Loaded lazily: an HTML parser takes longer to load than a small site takes to check. */
const loadInspector = (module: string): InspectPage =>
  (createRequire(__filename)(module) as { inspectPage: InspectPage }).inspectPage;

export interface ScannedBuild {
  publicDir: string;
  gatedDir: string;
  /** Something else that must inspect every page: reading all of them twice takes time. */
  inspector?: {
    /**
     * Absolute path of a CommonJS module. Its `inspectPage` is called with a page's HTML, in the
     * thread that reads the page, and its result is structured-cloned.
     */
    module: string;
  };
}

/** The contents found in each file, by its name below the public directory. */
export type SeenFiles = ReadonlyMap<string, Seen>;

interface Seen extends FileFinds {
  /** The gated file that it contains a copy of. */
  copyOf: string | null;
  /** What the inspector returned. */
  inspection: unknown;
  size: number;
}

/**
 * Searches every byte of a public build for gated content. Several scans can share the reading.
 *
 * Reads the two directories and, where a text is found, the public sources that may explain it.
 */
export class BuildScan {
  readonly #publicDir: string;
  readonly #gatedDir: string;
  readonly #inspectPage: InspectPage | null;
  readonly #record: SourceRecord;
  readonly #texts: GatedTexts;
  readonly #files: GatedFiles;
  readonly #tokens = new Tokens();
  readonly #seen = new Map<string, Seen>();
  #control: Control | null = null;

  /** Throws when the build has no record of its sources. */
  constructor({ publicDir, gatedDir, inspector }: ScannedBuild) {
    this.#publicDir = publicDir;
    this.#gatedDir = gatedDir;
    this.#inspectPage = inspector ? loadInspector(inspector.module) : null;
    const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
    this.#record = JSON.parse(record) as SourceRecord;
    this.#texts = gatedTextsOf(record);
    this.#files = gatedFilesOf(this.#record, path.join(gatedDir, FILES_DIR));
  }

  /** The files read so far. */
  get seen(): SeenFiles {
    return this.#seen;
  }

  /** Adds the files read by another scan of the same build. */
  remember(seen: SeenFiles): void {
    for (const [name, file] of seen) this.#seen.set(name, file);
  }

  /** Throws for an unreadable file. */
  read(names: Iterable<string>): void {
    for (const name of names) {
      const file = path.join(this.#publicDir, name);
      this.#seen.set(name, {
        ...this.#scanFile(name, file),
        inspection:
          this.#inspectPage && name.endsWith('.html')
            ? this.#inspectPage(readFileSync(file, 'utf8'))
            : null,
        size: statSync(file).size,
      });
    }
  }

  /** Reads all files not read yet. Throws when there is no public build, or it can't be read. */
  readRest(): void {
    requireDirectory(this.#publicDir);
    this.read(relativeFiles(this.#publicDir).filter((name) => !this.#seen.has(name)));
  }

  /** The inspector's result for each page read, by file. */
  inspections(): Map<string, unknown> {
    return new Map(
      [...this.#seen]
        .filter(([, { inspection }]) => inspection !== null)
        .map(([name, { inspection }]) => [path.join(this.#publicDir, name), inspection]),
    );
  }

  /** The control: verifies that this scan finds the gated texts in the (complete) gated output. */
  readGated(): Control {
    return (this.#control ??= findBlindSpots(this.#texts, readAll(this.#gatedDir)));
  }

  /** Everything found in the build. Throws when there is no build, or it can't be read. */
  findings(): Findings {
    this.readRest();
    const record = this.#record;
    const { quotes, ...found } = findLeaks(this.#texts, this.#seen, {
      publicSources: readPublicTexts(record, this.#gatedDir),
      allow: record.allow ?? [],
      readPublic: (name) => haystacksOf(name, path.resolve(this.#publicDir, name)),
    });
    return {
      ...found,
      ...this.readGated(),
      named: findNamedPages(
        record.unlisted ?? [],
        readHaystacks(this.#publicDir, [...this.#seen.keys()]),
        readPublicSources(record, path.resolve(this.#gatedDir, record.siteDir)),
      ),
      quotes: quotes.filter(({ publicSource }) => isOwnSource(publicSource, record)),
      leakedFiles: this.#leakedFiles(),
      plugins: record.plugins ?? [],
      extent: {
        files: this.#seen.size,
        bytes: [...this.#seen.values()].reduce((sum, { size }) => sum + size, 0),
        sources: record.gated.length,
        lines: record.gated.reduce((sum, { lines }) => sum + lines.length, 0),
      },
    };
  }

  /**
   * Looks for gated texts and files in one public file. Throws when its contents can't be
   * determined.
   */
  #scanFile(name: string, file: string): Pick<Seen, keyof FileFinds | 'copyOf'> {
    const found = { shingles: new Set<Fingerprint>(), phrases: new Set<Fingerprint>() };
    let copyOf: string | null = null;
    for (const bytes of haystacksOf(name, file)) {
      copyOf ??= this.#files.nameOf(bytes);
      tokenize(bytes, this.#tokens);
      this.#texts.shingles.search(this.#tokens, found.shingles);
      // CSS declarations are too similar to tell apart.
      if (!name.endsWith('.css')) this.#texts.phrases.search(this.#tokens, found.phrases);
    }
    return { ...found, copyOf };
  }

  #leakedFiles(): LeakedFile[] {
    return [...this.#seen].flatMap(([file, { copyOf }]) =>
      copyOf === null ? [] : [{ gatedFile: copyOf, file }],
    );
  }
}

function requireDirectory(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  throw new Error(
    `There is no public build in ${directory}. Build the site, or name its directory.`,
  );
}

function* readHaystacks(directory: string, names: readonly string[]): Generator<Haystack> {
  for (const name of names) {
    for (const bytes of haystacksOf(name, path.resolve(directory, name))) yield { name, bytes };
  }
}

function* readAll(gatedDir: string): Generator<Uint8Array> {
  for (const directory of [HTML_DIR, FILES_DIR]) {
    for (const file of filesBelow(path.join(gatedDir, directory))) yield* readScannable(file);
  }
}

function relativeFiles(directory: string): string[] {
  return filesBelow(directory).map((file) => path.relative(directory, file));
}
