import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DocusaurusConfig } from '@docusaurus/types';
import { mergeAccess, type Access } from '@gatehouse/contract/access';
import { FILES_DIR } from '@gatehouse/contract/manifestFile';
import { CATEGORY_FILES } from '../access/FolderDefaults';
import { accessOfGates } from '../bundle/classifyFiles';
import type { GatedOutput } from '../bundle/GatedOutputPlugin';
import type { LocaleDirectories } from '../outputs/gatedDirectory';
import type { StagedPage } from '../outputs/stagedPages';
import { gateIdOfModule } from '../gates/gateIdOfModule';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { rewriteAddresses } from '../split/rewriteAddresses';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import {
  decideStaticFiles,
  type GatedStaticFile,
  type StaticDecision,
  type StaticFilesOption,
} from './decideStaticFiles';
import { findStaticUses, type GatedOutputText, type StaticFile } from './findStaticUses';
import { LocaleFiles, moveStaticFile } from './LocaleFiles';
import { PublicCopies } from './PublicCopies';

export interface BuiltSite {
  siteDir: string;
  siteConfig: DocusaurusConfig;
  /** The language being built. */
  locale: LocaleDirectories;
  /** The other languages. */
  others: readonly LocaleDirectories[];
  staticDirs: readonly string[];
  /** Files that a folder's rule gates, whoever uses them. They are already behind the gate. */
  ruled: readonly GatedStaticFile[];
  output: GatedOutput;
  staged: readonly StagedPage[];
  /** Gate id → access. */
  accessOf: ReadonlyMap<string, Access>;
  options: { staticFiles: StaticFilesOption; publicFiles: readonly string[] };
  /** Set when gated files load from a different origin than public ones. */
  origins: AssetOrigins | null;
  /**
   * Sources of the unlisted pages that the build is for: all of their text is gated, including
   * teasers.
   */
  unlistedSources: readonly GatedOutputText[];
  /** Static files that unlisted pages in other builds use: file → access. */
  unlistedUses: ReadonlyMap<string, Access>;
}

/**
 * Moves the static files that only gated pages use behind the gate, after all pages are written:
 * nothing else shows who uses a file by its address. Then applies this to the languages that are
 * already built.
 */
export function gateStaticFiles(site: BuiltSite): StaticDecision {
  const { siteDir, output, ruled, locale } = site;
  const staticFiles = listStaticFiles(site);
  const built = site.others.filter((other) => LocaleFiles.isBuilt(other));
  const earlier = built.map((other) => new LocaleFiles(other));
  const accessElsewhere = (file: string): Access =>
    earlier
      .map((other) => other.accessOf(file) ?? [])
      .reduce(mergeAccess, site.unlistedUses.get(file) ?? []);

  const { bundled, pages } = publicOutput([locale, ...built], staticFiles);
  const readCode = (): string[] => bundled.filter((file) => CODE.test(file)).map(read);
  let copies: PublicCopies | null = null;
  const uses = findStaticUses({
    staticFiles,
    usage: output.usage,
    alsoGated: staticFiles
      .map(({ file }) => file)
      .filter(
        (file) =>
          site.unlistedUses.has(file) || earlier.some((other) => other.accessOf(file) !== null),
      ),
    gateIdOf: (resource) => gateIdOfModule(siteDir, resource),
    gatedTexts: gatedTexts(site),
    *publicTexts() {
      yield JSON.stringify(site.siteConfig);
      yield* readCode();
      for (const page of pages) yield read(page);
    },
    hasPublicCopy: (source) => (copies ??= new PublicCopies(bundled, readCode())).has(source),
    site: {
      url: new URL(site.siteConfig.url).origin,
      baseUrls: [locale, ...site.others].map(({ baseUrl }) => baseUrl),
    },
  });
  const isUnlisted = (file: string): boolean =>
    uses.gated.get(file)?.size === 0 && earlier.every((other) => other.accessOf(file) === null);
  const decision = decideStaticFiles(staticFiles, uses, site.options, (file) => ({
    access: mergeAccess(
      accessOfGates(uses.gated.get(file) ?? [], site.accessOf),
      accessElsewhere(file),
    ),
    ...(isUnlisted(file) && { isUnlisted: true }),
  }));
  for (const file of decision.moved) moveStaticFile(file, locale);
  for (const other of earlier) other.apply(decision, siteDir);
  if (site.origins) {
    const names = [...ruled, ...decision.moved].map(({ file }) => file);
    pointScriptsToServer(names, site, site.origins);
    for (const other of earlier) other.pointPagesToServer(names, site.origins);
  }
  return decision;
}

function listStaticFiles({ staticDirs, ruled }: BuiltSite): StaticFile[] {
  const ruledFiles = new Set(ruled.map(({ source }) => source));
  return staticDirs.flatMap((directory) =>
    filesBelow(directory)
      .filter(
        (source) => !ruledFiles.has(source) && !CATEGORY_FILES.includes(path.basename(source)),
      )
      .map((source) => ({
        source,
        file: path.relative(directory, source).split(path.sep).join('/'),
      })),
  );
}

const CODE = /\.(?:js|css)$/;

const read = (file: string): string => readFileSync(file, 'utf8');

function* gatedTexts({
  output,
  locale,
  staged,
  unlistedSources,
}: BuiltSite): Generator<GatedOutputText> {
  for (const [file, gates] of output.files) {
    if (CODE.test(file)) yield { text: read(path.join(locale.gatedDir, FILES_DIR, file)), gates };
  }
  for (const { html, gateId } of staged) yield { text: html, gates: [gateId] };
  yield* unlistedSources;
}

/** Everything public except static files: their references count only if they stay public. */
function publicOutput(locales: readonly LocaleDirectories[], staticFiles: readonly StaticFile[]) {
  const copied = new Set(
    locales.flatMap(({ publicDir }) => staticFiles.map(({ file }) => path.join(publicDir, file))),
  );
  // The directory of one language may be inside that of another.
  const all = new Set(locales.flatMap(({ publicDir }) => filesBelow(publicDir)));
  const written = [...all].filter((file) => !copied.has(file));
  return {
    bundled: written.filter((file) => /[\\/]assets[\\/]/.test(file)),
    pages: written.filter((file) => file.endsWith('.html')),
  };
}

function pointScriptsToServer(
  names: readonly string[],
  { output, locale }: BuiltSite,
  origins: AssetOrigins,
): void {
  for (const name of [...output.files.keys()].filter((file) => file.endsWith('.js'))) {
    const script = path.join(locale.gatedDir, FILES_DIR, name);
    if (!existsSync(script)) continue;
    const before = read(script);
    const after = rewriteAddresses(before, names, origins);
    if (after !== before) writeFileSync(script, after);
  }
}
