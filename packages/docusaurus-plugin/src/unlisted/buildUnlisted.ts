import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { mergeAccess, type Access } from '@gatehouse/contract/access';
import type { Manifest } from '@gatehouse/contract/manifest';
import { FILES_DIR, MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import type { ReadPage } from '../access/PageRegistry';
import { gatedDirectory, localeDirectory } from '../outputs/gatedDirectory';
import { readManifest } from '../outputs/readManifest';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';
import { buildGroup } from './buildGroup';
import type { UnlistedPage } from './collectUnlistedPages';
import { mergeGroup } from './mergeGroup';
import { pointToServer } from './pointToServer';
import { requireSameAssets } from './requireSameAssets';
import { STAGED_GROUP_FILE, type StagedGroup } from './StagedGroup';
import { groupKey, type UnlistedGroup } from '../gates/UnlistedGroup';

interface PublicBuild {
  context: LoadContext;
  /** Already has a manifest. */
  gatedDir: string;
  /** The plugin's option. */
  gatedDirName: string;
  hidden: readonly ReadPage[];
  /** All routes of the public build. */
  routes: readonly string[];
  /** See `GatedOutput`. */
  workers: Readonly<Record<string, string>>;
  print(text: string): void;
}

/** What the leak scan needs to know about the unlisted pages. */
export interface BuiltUnlisted {
  pages: UnlistedPage[];
  /** What their builds recorded. */
  records: SourceRecord[];
  /** The static files that they use → the access that the pages require. */
  staticUses: Map<string, Access>;
}

/**
 * Builds the unlisted pages, one build for each access among them, and adds them to the gated
 * output of the public build.
 */
export async function buildUnlisted(site: PublicBuild): Promise<BuiltUnlisted> {
  const built: BuiltUnlisted = { pages: [], records: [], staticUses: new Map() };
  if (site.hidden.length > 0) requireFixedBaseUrl(site.context);
  const stagingDir = path.join(site.gatedDir, '.unlisted');
  for (const [key, { group, pages }] of groupsOf(site.hidden)) {
    const started = performance.now();
    const { staged, record } = await addGroup(site, group, path.join(stagingDir, hashOf(key)));
    built.pages.push(...staged.pages);
    built.records.push(record);
    for (const [file, access] of Object.entries(staged.staticUses)) {
      built.staticUses.set(file, mergeAccess(built.staticUses.get(file) ?? [], access));
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    site.print(
      `[gated-content] Built ${pages} unlisted page${pages === 1 ? '' : 's'} for ${key} in ${seconds} s.`,
    );
  }
  rmSync(stagingDir, { recursive: true, force: true });
  return built;
}

function groupsOf(hidden: readonly ReadPage[]) {
  const groups = new Map<string, { group: UnlistedGroup; pages: number }>();
  for (const { access } of hidden) {
    if (access === 'public') continue;
    const key = groupKey(access);
    groups.set(key, { group: access, pages: (groups.get(key)?.pages ?? 0) + 1 });
  }
  return groups;
}

async function addGroup(site: PublicBuild, group: UnlistedGroup, stagingDir: string) {
  const { context, gatedDir } = site;
  const outRoot = path.join(stagingDir, 'build');
  const name = `unlisted-${path.basename(stagingDir)}`;
  mkdirSync(stagingDir, { recursive: true });
  await buildGroup(context, group, { outRoot, name, routes: site.routes });

  const outDir = path.join(outRoot, localeDirectory(context));
  const stagedGated = gatedDirectory({ ...context, outDir }, site.gatedDirName);
  const staged = readJson<StagedGroup>(path.join(stagedGated, STAGED_GROUP_FILE));
  const manifest = readManifest(gatedDir);
  const stagedManifest = withoutStatic(readManifest(stagedGated), staged);

  const { authUrl } = manifest;
  const isPublic = (asset: string): boolean => existsSync(path.join(context.outDir, asset));
  const merged = mergeGroup(
    manifest,
    { group, manifest: stagedManifest, assets: staged.assets },
    isPublic,
  );
  requireSameAssets(staged.assets.filter(isPublic), context.outDir, outDir);
  for (const page of [...merged.pages, ...merged.markdown]) {
    copy(path.join(stagedGated, page), path.join(gatedDir, page));
  }
  for (const file of merged.files) {
    const gated = path.join(stagedGated, FILES_DIR, file);
    const from = existsSync(gated) ? gated : path.join(outDir, file);
    copy(from, path.join(gatedDir, FILES_DIR, file));
  }
  if (authUrl !== null) {
    const workers = Object.entries(staged.workers).flatMap(([source, script]) => {
      const known = site.workers[source];
      return known === undefined ? [] : [[script, known] as const];
    });
    const siteUrl = new URL(context.siteConfig.url).origin;
    const origins = { gatedUrl: `${authUrl}/gated`, siteUrl, baseUrl: context.baseUrl };
    pointToServer(
      { ...merged, assets: staged.assets, workers: new Map(workers) },
      gatedDir,
      origins,
    );
  }
  const buildId = hashOf(`${manifest.buildId} ${stagedManifest.buildId} ${staged.assets.join()}`);
  write(gatedDir, MANIFEST_FILE, JSON.stringify({ ...merged.manifest, buildId }, null, 2));
  return { staged, record: readJson<SourceRecord>(path.join(stagedGated, SOURCE_RECORD_FILE)) };
}

/**
 * Docusaurus puts a locale below its own path when it builds several, but not when it builds one.
 */
function requireFixedBaseUrl({ siteConfig, i18n, baseUrl }: LoadContext): void {
  const { currentLocale: locale, defaultLocale } = i18n;
  const isFixed = siteConfig.i18n.localeConfigs[locale]?.baseUrl !== undefined;
  if (locale === defaultLocale || isFixed || !baseUrl.endsWith(`/${locale}/`)) return;
  throw new Error(
    `Unlisted pages are built separately, and there the locale "${locale}" would not be below ` +
      `${baseUrl}. Set "i18n.localeConfigs.${locale}.baseUrl" to "${baseUrl}" in the configuration.`,
  );
}

/** Other uses of a static file are known only when all groups are built. */
function withoutStatic(manifest: Manifest, { staticUses }: StagedGroup): Manifest {
  const isStatic = (url: string): boolean =>
    Object.hasOwn(staticUses, url.slice(manifest.baseUrl.length));
  const files = Object.entries(manifest.files).filter(([url]) => !isStatic(url));
  return { ...manifest, files: Object.fromEntries(files) };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function write(directory: string, name: string, text: string): void {
  writeFileSync(path.join(directory, name), text);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
