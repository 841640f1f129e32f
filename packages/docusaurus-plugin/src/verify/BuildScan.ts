import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { FILES_DIR, HTML_DIR } from '@gatehouse/contract/manifestFile';
import type * as policy from '../policy/writePolicies';
import type { PolicySite } from '../policy/writePolicies';
import type { PageInspection } from '../policy/inspectPage';
import { filesBelow } from '../outputs/filesBelow';
import type { Haystack } from './explainFinds';
import { findBlindSpots, type Control } from './findBlindSpots';
import { findLeaks } from './findLeaks';
import { findNamedPages } from './findNamedPages';
import type { Findings, LeakedFile } from './Findings';
import { fingerprintOfFile, GatedFiles, type FileFingerprint } from './GatedFiles';
import { gatedTextsOf, type GatedTexts } from './GatedText';
import { isAuthored, readPublicSources, readPublicTexts } from './publicTexts';
import { readScannable } from './readScannable';
import { haystacksOf, scanFile, type FileScan } from './scanFile';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';

/** Not at once: a check of a complete build writes no policies, and needs no parser of HTML. */
const loadPolicy = (): typeof policy =>
  createRequire(__filename)('../policy/writePolicies') as typeof policy;

export interface ScannedBuild {
  publicDir: string;
  gatedDir: string;
  /** When the build is complete, pages get their policy: whoever reads all of them knows what it needs. */
  policy: PolicySite | null;
}

/** What stands in each file, by its name below the public directory. */
export type SeenFiles = ReadonlyMap<string, Seen>;

interface Seen extends FileScan {
  /** Of a page that is to get its policy. */
  usage: PageInspection | null;
  size: number;
}

/**
 * The search for everything gated in every byte of a public build. Several may share the reading of it.
 *
 * Reads the two directories and, where a text is found, the public sources that may explain it.
 */
export class BuildScan {
  readonly #publicDir: string;
  readonly #gatedDir: string;
  readonly #policySite: PolicySite | null;
  readonly #record: SourceRecord;
  readonly #texts: GatedTexts;
  readonly #files: GatedFiles;
  readonly #seen = new Map<string, Seen>();
  #control: Control | null = null;

  /** Throws when the build left no record of its sources. */
  constructor({ publicDir, gatedDir, policy }: ScannedBuild) {
    this.#publicDir = publicDir;
    this.#gatedDir = gatedDir;
    this.#policySite = policy;
    const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
    this.#record = JSON.parse(record) as SourceRecord;
    this.#texts = gatedTextsOf(record);
    this.#files = collectGatedFiles(this.#record, path.join(gatedDir, FILES_DIR));
  }

  /** What was read so far. */
  get seen(): SeenFiles {
    return this.#seen;
  }

  /** Takes over what another scan of the same build has read. */
  remember(seen: SeenFiles): void {
    for (const [name, file] of seen) this.#seen.set(name, file);
  }

  /** Throws for a file that cannot be read. */
  read(names: Iterable<string>): void {
    for (const name of names) {
      const file = path.join(this.#publicDir, name);
      this.#seen.set(name, {
        ...scanFile(this.#texts, this.#files, name, file),
        usage:
          this.#policySite && name.endsWith('.html')
            ? loadPolicy().inspectPage(readFileSync(file, 'utf8'))
            : null,
        size: statSync(file).size,
      });
    }
  }

  /** The control: does this scan find in the gated output what must be there? It is complete by now. */
  readGated(): Control {
    return (this.#control ??= findBlindSpots(this.#texts, readAll(this.#gatedDir)));
  }

  /** All that the build shows. Throws when there is none, or it cannot be read. */
  findings(): Findings {
    requireDirectory(this.#publicDir);
    this.read(relativeFiles(this.#publicDir).filter((name) => !this.#seen.has(name)));
    if (this.#policySite) loadPolicy().writePolicies(this.#policySite, this.#inspections());
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
      quotes: quotes.filter(({ publicSource }) => isAuthored(publicSource, record)),
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

  #inspections(): Map<string, PageInspection> {
    return new Map(
      [...this.#seen].flatMap(([name, { usage }]) =>
        usage ? [[path.join(this.#publicDir, name), usage]] : [],
      ),
    );
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

/** Of packages: what webpack takes out of a script. The same may stand beside a public one. */
const LICENSES = /\.js\.LICENSE\.txt$/;

/** The sources as the build read them, and what it made of them. */
function collectGatedFiles(
  { gatedFiles, openFiles = [] }: SourceRecord,
  filesDir: string,
): GatedFiles {
  const files = new GatedFiles();
  // A gated page brings along a copy of a public file that it includes.
  const open = new Set(openFiles.map(({ sha256 }) => sha256));
  const add = (file: FileFingerprint): void => {
    if (!open.has(file.sha256)) files.add(file);
  };
  gatedFiles.forEach(add);
  for (const name of relativeFiles(filesDir).filter((file) => !LICENSES.test(file))) {
    add(fingerprintOfFile(name, readFileSync(path.join(filesDir, name))));
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
  return filesBelow(directory).map((file) => path.relative(directory, file));
}
