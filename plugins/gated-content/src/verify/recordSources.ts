import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleSurvey } from '../bundle/surveyModules';
import { splitFrontMatter } from '../source/splitFrontMatter';
import { cutBody, publicSource } from '../source/teaser';
import { filesBelow } from './filesBelow';
import { sourceLines, type SourceLine } from './sourceLines';
import type { SourceRecord } from './SourceRecord';

/** Files whose text is not theirs to be read: they are compared byte by byte. */
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|br|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wasm)$/i;

interface Sources {
  siteDir: string;
  gatedDir: string;
  /** The Markdown files of gated pages, absolute. */
  gatedPages: ReadonlySet<string>;
  survey: ModuleSurvey;
  /** What Docusaurus makes from the site: neither the author's nor, in a file of its own, public. */
  generatedFilesDir: string;
  staticDirs: readonly string[];
  publicTexts: SourceRecord['publicTexts'];
}

/** Reads what the leak scan needs to know of the sources. */
export function recordSources(sources: Sources): SourceRecord {
  const { siteDir, survey, gatedPages } = sources;
  const name = (file: string): string => toPosix(path.relative(siteDir, file));
  const isGenerated = (file: string): boolean => isBelow(file, sources.generatedFilesDir);

  const parts = [...survey.gatedSources].filter(
    (file) => isAuthored(file, siteDir) && !gatedPages.has(file) && !isGenerated(file),
  );
  return {
    version: 1,
    siteDir: toPosix(path.relative(sources.gatedDir, siteDir)),
    gated: [
      ...[...gatedPages].map((file) => ({
        source: name(file),
        isPage: true,
        lines: gatedLines(readFileSync(file, 'utf8')),
      })),
      ...parts
        .filter((file) => !BINARY.test(file))
        .map((file) => ({
          source: name(file),
          isPage: false,
          lines: sourceLines(readFileSync(file, 'utf8')),
        })),
    ],
    publicSources: [
      ...[...survey.publicSources].filter(
        (file) => path.isAbsolute(file) && !gatedPages.has(file) && !isGenerated(file),
      ),
      ...sources.staticDirs.flatMap(filesBelow),
    ].map(name),
    publicTexts: [
      ...sources.publicTexts,
      ...[...gatedPages].map((file) => ({
        source: `${name(file)} (what is public of it)`,
        text: publicSource(readFileSync(file, 'utf8')),
      })),
    ],
  };
}

/** The lines below the teaser, with their numbers in the file. */
function gatedLines(source: string): SourceLine[] {
  const [frontMatter, body] = splitFrontMatter(source);
  return sourceLines(cutBody(body).rest, frontMatter.split('\n').length);
}

/** Of the site's own making. What a package holds is public wherever it came from. */
function isAuthored(file: string, siteDir: string): boolean {
  return path.isAbsolute(file) && isBelow(file, siteDir) && !file.includes('/node_modules/');
}

function isBelow(file: string, directory: string): boolean {
  return !path.relative(directory, file).startsWith('..');
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
