import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleUsage } from '../bundle/collectModuleUsage';
import { AddressIndex, type Site } from './AddressIndex';

/** A file in a static directory, and where Docusaurus copies it. */
export interface StaticFile {
  /** Absolute. */
  source: string;
  /** Below the public directory, with `/` separators. */
  file: string;
}

/** A text that a gate's readers get, and its gates. */
export interface GatedOutputText {
  text: string;
  gates: Iterable<string>;
}

interface Evidence {
  staticFiles: readonly StaticFile[];
  usage: Pick<ModuleUsage, 'publicSources' | 'gatedSources' | 'gatesUsing'>;
  /** Files that gated pages in other languages use. */
  alsoGated: Iterable<string>;
  /** The gate id of a module that a gate imports. */
  gateIdOf(resource: string): string;
  gatedTexts: Iterable<GatedOutputText>;
  /** Everything public, and the configuration. Read only if gated pages use static files at all. */
  publicTexts(): Iterable<string>;
  /**
   * Whether the bundler made a public copy: for a stylesheet, this doesn't show in the module
   * graph.
   */
  hasPublicCopy(source: string): boolean;
  site: Site;
}

export interface StaticUses {
  /** File → ids of the gates whose pages use it. */
  gated: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of these files that something public also uses. */
  open: ReadonlySet<string>;
}

/** Static files that may refer to others. */
const REFERS_TO_FILES = /\.(?:html?|css|m?js|json|webmanifest|xml|svg)$/i;

/**
 * Finds the static files that gated pages use, and those among them that are public anyway. A page
 * uses a file by including it, which the bundler knows, or by its address, which is in the output.
 */
export function findStaticUses(evidence: Evidence): StaticUses {
  const gated = findGatedUses(evidence);
  return { gated, open: gated.size === 0 ? new Set() : findOpen(gated, evidence) };
}

function findGatedUses({
  staticFiles,
  usage,
  gateIdOf,
  gatedTexts,
  alsoGated,
  site,
}: Evidence): Map<string, Set<string>> {
  const index = new AddressIndex(
    staticFiles.map(({ file }) => file),
    site,
  );
  const sources = new Map(staticFiles.map(({ file, source }) => [file, source]));
  const gated = new Map<string, Set<string>>();
  const pending: string[] = [];
  const addUse = (file: string, gates: Iterable<string>): void => {
    const known = gated.get(file);
    const all = new Set([...(known ?? []), ...gates]);
    if (known?.size === all.size) return;
    gated.set(file, all);
    pending.push(file);
  };
  for (const file of alsoGated) addUse(file, []);
  for (const { source, file } of staticFiles) {
    if (usage.gatedSources.has(source)) addUse(file, [...usage.gatesUsing(source)].map(gateIdOf));
  }
  for (const { text, gates } of gatedTexts) {
    for (const file of index.namedIn(text)) addUse(file, gates);
  }
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const named of namedBy(file, sources.get(file), index))
      addUse(named, gated.get(file) ?? []);
  }
  return gated;
}

function findOpen(
  gated: ReadonlyMap<string, unknown>,
  { staticFiles, usage, publicTexts, hasPublicCopy, site }: Evidence,
): Set<string> {
  const index = new AddressIndex(gated.keys(), site);
  const open = new Set<string>();
  // Static files that stay public, and the files these refer to.
  const pending = staticFiles.filter(({ file }) => !gated.has(file));
  const openUp = (files: ReadonlySet<string>): void => {
    const found = [...files].filter((file) => !open.has(file));
    for (const file of found) open.add(file);
    pending.push(...staticFiles.filter(({ file }) => found.includes(file)));
  };
  for (const { source, file } of staticFiles) {
    if (!gated.has(file)) continue;
    if (usage.publicSources.has(source) || hasPublicCopy(source)) openUp(new Set([file]));
  }
  for (const text of publicTexts()) openUp(index.namedIn(text));
  for (let next = pending.pop(); next; next = pending.pop()) {
    openUp(namedBy(next.file, next.source, index));
  }
  return open;
}

function namedBy(file: string, source: string | undefined, index: AddressIndex): Set<string> {
  if (source === undefined || !REFERS_TO_FILES.test(file)) return new Set();
  return index.namedIn(readFileSync(source, 'utf8'), path.posix.dirname(file));
}
