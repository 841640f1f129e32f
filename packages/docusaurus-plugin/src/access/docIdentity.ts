import path from 'node:path';
import type { NumberPrefixParser } from '@docusaurus/plugin-content-docs';
import { validateDocFrontMatter } from '@docusaurus/plugin-content-docs/lib/frontMatter.js';
import {
  DefaultNumberPrefixParser,
  DisabledNumberPrefixParser,
  stripPathNumberPrefixes,
} from '@docusaurus/plugin-content-docs/lib/numberPrefix.js';
import getSlug from '@docusaurus/plugin-content-docs/lib/slug.js';

/** Identifies a document within one version, and across versions, as Docusaurus does. */
export interface DocIdentity {
  id: string;
  /** The permalink below the version's path, without a trailing slash. */
  slug: string;
}

/** @param option `numberPrefixParser` of a docs plugin, as configured */
export function numberPrefixParser(option: unknown): NumberPrefixParser {
  if (typeof option === 'function') return option as NumberPrefixParser;
  return option === false ? DisabledNumberPrefixParser : DefaultNumberPrefixParser;
}

/**
 * The identity of a document, computed like Docusaurus does.
 *
 * @param source below the version's directory, with `/` separators
 * @see doProcessDocMetadata of `@docusaurus/plugin-content-docs`, which also reads the rest of the
 * file
 */
export function docIdentity(
  source: string,
  frontMatter: Record<string, unknown>,
  parser: NumberPrefixParser,
): DocIdentity {
  const validated = validateDocFrontMatter(frontMatter);
  const strips = validated.parse_number_prefixes ?? true;
  const name = path.posix.basename(source, path.posix.extname(source));
  const sourceDirName = path.posix.dirname(source);
  const baseID = validated.id ?? (strips ? parser(name).filename : name);
  const prefix = strips ? stripPathNumberPrefixes(sourceDirName, parser) : sourceDirName;
  const slug = getSlug({
    baseID,
    source,
    sourceDirName,
    numberPrefixParser: parser,
    ...(validated.slug !== undefined && { frontMatterSlug: validated.slug }),
    stripDirNumberPrefixes: strips,
  });
  return { id: sourceDirName === '.' ? baseID : `${prefix}/${baseID}`, slug: withoutSlash(slug) };
}

/** The names that Docusaurus gives to a document's directory and its ancestors, nearest first. */
export function directoryNames(source: string, parser: NumberPrefixParser): string[] {
  const names: string[] = [];
  for (let at = path.posix.dirname(source); at !== '.'; at = path.posix.dirname(at)) {
    names.push(stripPathNumberPrefixes(at, parser));
  }
  return [...names, '.'];
}

export const withoutSlash = (slug: string): string => slug.replace(/(?<=.)\/$/, '');
