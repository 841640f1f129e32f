import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { readBuildOutputs, type BuildOutputs } from '@gatehouse/contract/buildOutputs';
import { contentInstances } from '../source/contentInstances';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';

type Site = Pick<LoadContext, 'siteDir' | 'siteConfig' | 'generatedFilesDir'>;

/**
 * A build empties its output directories. Throws for those that contain, or may contain, an
 * author's work: before anything is removed, and with all problems in one error.
 */
export function refuseUnsafeOutputs(site: Site, { publicDir, gatedDir }: BuildOutputs): void {
  const { siteDir } = site;
  const nameOf = (directory: string): string =>
    path.relative(siteDir, directory).split(path.sep).join('/') || '.';
  const outputs = [
    { what: 'The public build', directory: publicDir },
    { what: 'The gated output', directory: gatedDir },
  ];
  const problems = outputs.flatMap(({ what, directory }) => {
    const source = sourceDirectories(site).find((one) => isInTheWay(one, directory, siteDir));
    if (source === undefined) return [];
    const which = source === siteDir ? 'the site' : nameOf(source);
    return [`${what} would go to ${nameOf(directory)}, which ${relate(directory, source, which)}.`];
  });
  if (overlap(publicDir, gatedDir)) {
    problems.push(
      `The public build would go to ${nameOf(publicDir)} and the gated output to ${nameOf(gatedDir)}: ` +
        "one can't contain the other.",
    );
  }
  if (problems.length === 0 && !isGatedOutput(gatedDir)) {
    problems.push(
      `The gated output would go to ${nameOf(gatedDir)}, which contains files that the gate did not ` +
        'write. If no one needs them, delete them yourself.',
    );
  }
  if (problems.length === 0) return;
  throw new Error(
    [
      'A build empties its output directories, so this one did not start:',
      ...problems.map((text) => `- ${text}`),
      'Give each output its own directory: set the public build with "--out-dir", and the gated output',
      'next to it with the plugin\'s "gatedDir" option.',
    ].join('\n'),
  );
}

/** Directories where the site's authors and tools keep files that a build doesn't restore. */
function sourceDirectories({ siteDir, siteConfig, generatedFilesDir }: Site): string[] {
  const content = contentInstances({ siteDir, siteConfig });
  const frozen = content
    .filter(({ kind }) => kind === 'docs')
    .map(({ id }) => (id === 'default' ? 'versioned' : `${id}_versioned`));
  return [
    siteDir,
    ...content.map(({ directory }) => directory),
    ...frozen.flatMap((name) => [`${name}_docs`, `${name}_sidebars`]).map(inSite),
    ...[...siteConfig.staticDirectories, siteConfig.i18n.path, 'src'].map(inSite),
    generatedFilesDir,
    ...['node_modules', '.git'].map(inSite),
  ];

  function inSite(name: string): string {
    return path.resolve(siteDir, name);
  }
}

/**
 * Outputs are inside the site's own directory, and may be inside a folder of sources that contains
 * the site.
 */
function isInTheWay(source: string, output: string, siteDir: string): boolean {
  return contains(output, source) || (contains(source, output) && !contains(source, siteDir));
}

function relate(directory: string, source: string, name: string): string {
  if (!contains(directory, source)) return `is in ${name}`;
  return contains(source, directory) ? `is ${name}` : `contains ${name}`;
}

function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** Follows links, and handles case-insensitive file systems, where `Docs` is `docs`. */
function contains(directory: string, other: string): boolean {
  const relative = path.relative(realPath(directory), realPath(other));
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}

function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return path.join(realPath(path.dirname(file)), path.basename(file));
  }
}

/** Whether the directory is empty or was left by an earlier build, for one language or several. */
function isGatedOutput(directory: string): boolean {
  if (!existsSync(directory)) return true;
  if (readBuildOutputs(directory) !== null || hasSourceRecord(directory)) return true;
  try {
    return readdirSync(directory, { withFileTypes: true }).every(
      (entry) => entry.isDirectory() && isGatedOutput(path.join(directory, entry.name)),
    );
  } catch {
    return false;
  }
}

/** A failed build has no manifest yet. */
function hasSourceRecord(directory: string): boolean {
  try {
    const text = readFileSync(path.join(directory, SOURCE_RECORD_FILE), 'utf8');
    const { gated, gatedFiles } = JSON.parse(text) as Partial<SourceRecord>;
    return Array.isArray(gated) && Array.isArray(gatedFiles);
  } catch {
    return false;
  }
}
