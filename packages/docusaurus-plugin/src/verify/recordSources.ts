import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { MarkdownConfig } from '@docusaurus/types';
import {
  fingerprintOfFile,
  isAuthored,
  isText,
  PUBLIC_PART,
  sourceLines,
  type SourceRecord,
} from '@gatehouse/leak-check/record';
import type { ModuleUsage } from '../bundle/collectModuleUsage';
import type { Section } from '../sections/Section';
import { isMdx } from '../source/isMdx';
import { splitPage } from './splitPage';

interface Sources {
  siteDir: string;
  gatedDir: string;
  /** The Markdown files of gated pages, absolute. */
  gatedPages: ReadonlySet<string>;
  /** The gated sections of pages, public and gated ones. */
  sections: ReadonlyMap<string, readonly Section[]>;
  usage: ModuleUsage;
  /**
   * The directory of Docusaurus's generated files: neither written by the author nor published
   * themselves.
   */
  generatedFilesDir: string;
  /** Files that Docusaurus copies verbatim, absolute, and the gated ones among them. */
  staticFiles: readonly string[];
  gatedStaticFiles: ReadonlySet<string>;
  publicTexts: SourceRecord['publicTexts'];
  allow?: SourceRecord['allow'];
  plugins?: SourceRecord['plugins'];
  /** Decides which Markdown files are MDX: the site's setting `markdown.format`. */
  format: MarkdownConfig['format'];
  /** The marker that ends the teaser of a page, if it differs from Docusaurus's default. */
  markerOf?(file: string): RegExp;
}

/** Reads what the leak scan needs to know about the sources. */
export function recordSources(sources: Sources): SourceRecord {
  const { siteDir, usage } = sources;
  const gatedPages = new Set([...sources.gatedPages, ...sources.sections.keys()]);
  const name = (file: string): string => toPosix(path.relative(siteDir, file));
  const isGenerated = (file: string): boolean => isBelow(file, sources.generatedFilesDir);
  // For files that only pages gate, this is decided when all pages are written.
  const undecided = new Set(
    sources.staticFiles.filter((file) => !sources.gatedStaticFiles.has(file)),
  );

  const parts = [
    ...[...usage.gatedSources].filter(
      (file) =>
        path.isAbsolute(file) &&
        isAuthored(name(file)) &&
        !gatedPages.has(file) &&
        !isGenerated(file) &&
        !undecided.has(file),
    ),
    ...sources.gatedStaticFiles,
  ];
  const pages = [...gatedPages].map((file) => ({
    file,
    ...splitPage({
      source: readFileSync(file, 'utf8'),
      isGated: sources.gatedPages.has(file),
      sections: sources.sections.get(file) ?? [],
      hasModules: isMdx(file, sources.format),
      ...(sources.markerOf && { marker: sources.markerOf(file) }),
    }),
  }));
  const gatedFiles = [...gatedPages, ...parts].map((file) =>
    fingerprintOfFile(name(file), readFileSync(file)),
  );
  return {
    version: 1,
    siteDir: toPosix(path.relative(sources.gatedDir, siteDir)),
    reportDir: toPosix(path.relative(sources.gatedDir, sources.generatedFilesDir)),
    allow: sources.allow ?? [],
    plugins: sources.plugins ?? [],
    gated: [
      ...pages.map(({ file, gatedLines }) => ({
        source: name(file),
        isPage: true,
        lines: gatedLines,
      })),
      ...parts.filter(isText).map((file) => ({
        source: name(file),
        isPage: false,
        lines: sourceLines(readFileSync(file, 'utf8')),
      })),
    ],
    gatedFiles,
    openFiles: publicCopies(usage, gatedFiles).map((file) =>
      fingerprintOfFile(name(file), readFileSync(file)),
    ),
    publicSources: [
      ...[...usage.publicSources].filter(
        (file) => path.isAbsolute(file) && !gatedPages.has(file) && !isGenerated(file),
      ),
      ...undecided,
    ].map(name),
    publicTexts: [
      ...sources.publicTexts,
      ...pages.map(({ file, publicText }) => ({
        source: name(file) + PUBLIC_PART,
        text: publicText,
      })),
    ],
  };
}

/**
 * Images and other binary files of public pages that have the size of a gated one: a page that was
 * copied, or frozen with a version, has copies of them, which its author published. Never texts.
 */
function publicCopies(
  { publicSources }: ModuleUsage,
  gatedFiles: readonly { size: number }[],
): string[] {
  const sizes = new Set(gatedFiles.map(({ size }) => size));
  return [...publicSources].filter(
    (file) => path.isAbsolute(file) && !isText(file) && sizes.has(statSync(file).size),
  );
}

function isBelow(file: string, directory: string): boolean {
  return !path.relative(directory, file).startsWith('..');
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
