import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FILES_DIR, HTML_DIR } from '../emit/createManifest';
import { sealPages, type SealedSite } from '../policy/sealPages';
import { surveyPage, type PageSurvey } from '../policy/surveyPage';
import { filesBelow } from './filesBelow';
import { findBlindSpots } from './findBlindSpots';
import { findLeaks, type Haystack } from './findLeaks';
import { findNamedPages } from './findNamedPages';
import type { BlindSpot, Findings, LeakedFile } from './Findings';
import { fingerprintOfFile, GatedFiles } from './GatedFiles';
import { collectGatedTexts, type GatedTexts } from './GatedText';
import { readScannable } from './readScannable';
import { haystacksOf, scanFile, type FileScan } from './scanFile';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';

/** A file system's clock ticks: what was written in the same tick has the same time. In nanoseconds. */
const SETTLED = 50_000_000n;

/** Of Docusaurus, below the public directory while pages are rendered, and full of gated text. */
const SERVER_BUNDLE = `__server${path.sep}`;

export interface ScannedBuild {
  publicDir: string;
  gatedDir: string;
  /** When the build is complete, pages get their policy: whoever reads all of them knows what it needs. */
  seal: SealedSite | null;
}

/** What stands in each file, by its name below the public directory. */
export type SeenFiles = ReadonlyMap<string, Seen>;

interface Seen extends FileScan {
  /** Of a page that is to be sealed. */
  survey: PageSurvey | null;
  size: number;
  /** Changes with the file. `null`: it was too new to tell. */
  stamp: string | null;
}

/**
 * The search for everything gated in every byte of a public build. What was read once is read again
 * only after it changed, so that the search can begin while files are still being written.
 *
 * Reads the two directories and, where a text is found, the public sources that may explain it.
 */
export class BuildScan {
  readonly #publicDir: string;
  readonly #gatedDir: string;
  readonly #seal: SealedSite | null;
  readonly #record: SourceRecord;
  readonly #texts: GatedTexts;
  readonly #files: GatedFiles;
  readonly #seen = new Map<string, Seen>();
  #blindSpots: BlindSpot[] | null = null;

  /** Throws when the build left no record of its sources. */
  constructor({ publicDir, gatedDir, seal }: ScannedBuild) {
    this.#publicDir = publicDir;
    this.#gatedDir = gatedDir;
    this.#seal = seal;
    this.#record = JSON.parse(
      readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8'),
    ) as SourceRecord;
    this.#texts = collectGatedTexts(this.#record);
    this.#files = collectGatedFiles(this.#record, path.join(gatedDir, FILES_DIR));
  }

  /** What was read so far. */
  get seen(): SeenFiles {
    return this.#seen;
  }

  /** Takes over what another scan of the same build has read. */
  remember(seen: SeenFiles): void {
    for (const [name, scan] of seen) this.#seen.set(name, scan);
  }

  /** Throws for a file that cannot be read. */
  read(names: Iterable<string>): void {
    for (const name of names) this.#read(name);
  }

  /** The control: does this scan find in the gated output what must be there? It is complete by now. */
  readGated(): BlindSpot[] {
    return (this.#blindSpots ??= findBlindSpots(this.#texts, readAll(this.#gatedDir)));
  }

  /** Reads what is there already. What is too new, or cannot be read yet, is read later. */
  lookAhead(): void {
    for (const name of relativeFiles(this.#publicDir)) {
      // What changes after it was read, is found in the end: to ask for all of them takes longer than to read.
      if (name.startsWith(SERVER_BUNDLE) || this.#seen.has(name)) continue;
      try {
        if (this.#stampOf(name).stamp !== null) this.#read(name);
      } catch {
        // Half written, or gone again: at the end, it must not be.
      }
    }
  }

  #read(name: string): void {
    const { file, size, stamp } = this.#stampOf(name);
    if (stamp !== null && this.#seen.get(name)?.stamp === stamp) return;
    const scan = scanFile(this.#texts, this.#files, name, file);
    const survey =
      this.#seal && name.endsWith('.html') ? surveyPage(readFileSync(file, 'utf8')) : null;
    this.#seen.set(name, { ...scan, survey, stamp, size });
  }

  #stampOf(name: string): Pick<Seen, 'size' | 'stamp'> & { file: string } {
    const file = path.join(this.#publicDir, name);
    const { size, ctimeNs } = statSync(file, { bigint: true });
    const isSettled = BigInt(Date.now()) * 1_000_000n - ctimeNs > SETTLED;
    return { file, size: Number(size), stamp: isSettled ? `${size} ${ctimeNs}` : null };
  }

  /** All that the build as it is now shows. Throws when there is none, or it cannot be read. */
  findings(): Findings {
    requireDirectory(this.#publicDir);
    const names = new Set(relativeFiles(this.#publicDir));
    for (const name of this.#seen.keys()) if (!names.has(name)) this.#seen.delete(name);
    this.read(names);
    if (this.#seal) sealPages(this.#seal, this.#surveys());
    const record = this.#record;
    const { leaks, quotes, doubts } = findLeaks(this.#texts, this.#seen, this.#readPublicSources());
    return {
      leaks,
      named: findNamedPages(
        record.unlisted ?? [],
        readHaystacks(this.#publicDir, [...this.#seen.keys()]),
        this.#readPublicSources(),
      ),
      quotes: quotes.filter(({ publicSource }) => isAuthored(publicSource, record)),
      doubts,
      leakedFiles: this.#leakedFiles(),
      blindSpots: this.readGated(),
      extent: {
        files: this.#seen.size,
        bytes: [...this.#seen.values()].reduce((sum, { size }) => sum + size, 0),
        sources: record.gated.length,
        lines: record.gated.reduce((sum, { lines }) => sum + lines.length, 0),
      },
    };
  }

  #surveys(): Map<string, PageSurvey> {
    return new Map(
      [...this.#seen].flatMap(([name, { survey }]) =>
        survey ? [[path.join(this.#publicDir, name), survey]] : [],
      ),
    );
  }

  #leakedFiles(): LeakedFile[] {
    return [...this.#seen].flatMap(([file, { copyOf }]) =>
      copyOf === null ? [] : [{ gatedFile: copyOf, file }],
    );
  }

  /** Authors' own first: most of what is found stands there, and packages are many. */
  *#readPublicSources(): Generator<Haystack> {
    const siteDir = path.resolve(this.#gatedDir, this.#record.siteDir);
    for (const { source, text } of this.#record.publicTexts) {
      // A page's path is public as well: its module is known by it.
      for (const said of [source, text]) yield { name: source, bytes: Buffer.from(said) };
    }
    const [own, ofPackages] = [false, true].map((isOfPackage) =>
      this.#record.publicSources.filter((name) => isInPackage(name) === isOfPackage),
    );
    for (const name of [...(own ?? []), ...(ofPackages ?? [])]) {
      // A source that is gone explains nothing: what it held then counts as a leak.
      if (existsSync(path.resolve(siteDir, name))) yield* readHaystacks(siteDir, [name]);
    }
  }
}

function requireDirectory(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  throw new Error(
    `There is no public build in ${directory}. Build the site, or name its directory.`,
  );
}

/** The sources as the build read them, and what it made of them. */
function collectGatedFiles({ gatedFiles }: SourceRecord, filesDir: string): GatedFiles {
  const files = new GatedFiles();
  for (const file of gatedFiles) files.add(file);
  for (const name of relativeFiles(filesDir)) {
    files.add(fingerprintOfFile(name, readFileSync(path.join(filesDir, name))));
  }
  return files;
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
  // Not `path.relative`: a build asks for them many times.
  const { length } = path.join(directory, path.sep);
  return filesBelow(directory).map((file) => file.slice(length));
}

/** The site's own, so that its author can do something about it. */
function isAuthored(source: string, { publicSources }: SourceRecord): boolean {
  return publicSources.includes(source) && !isInPackage(source);
}

function isInPackage(source: string): boolean {
  return source.includes('node_modules/');
}
