import path from 'node:path';
import type { NumberPrefixParser } from '@docusaurus/plugin-content-docs';
import { validateDocFrontMatter } from '@docusaurus/plugin-content-docs/lib/frontMatter.js';
import {
  DefaultNumberPrefixParser,
  DisabledNumberPrefixParser,
  stripPathNumberPrefixes,
} from '@docusaurus/plugin-content-docs/lib/numberPrefix.js';
import getSlug from '@docusaurus/plugin-content-docs/lib/slug.js';

/** What Docusaurus tells documents of one version apart by, and takes for the same in two versions. */
export interface DocIdentity {
  id: string;
  /** The permalink below the version's path, without a slash at its end. */
  slug: string;
}

/** @param option `numberPrefixParser` of a docs plugin, as it is in the configuration */
export function numberPrefixParser(option: unknown): NumberPrefixParser {
  if (typeof option === 'function') return option as NumberPrefixParser;
  return option === false ? DisabledNumberPrefixParser : DefaultNumberPrefixParser;
}

/**
 * The identity of a document, as Docusaurus makes it.
 *
 * @param source below the version's directory, with `/` between its parts
 * @see doProcessDocMetadata of `@docusaurus/plugin-content-docs`, which reads the rest of the file too
 */
export function docIdentity(
  source: string,
  frontMatter: Record<string, unknown>,
  parser: NumberPrefixParser,
): DocIdentity {
  const said = validateDocFrontMatter(frontMatter);
  const strips = said.parse_number_prefixes ?? true;
  const name = path.posix.basename(source, path.posix.extname(source));
  const sourceDirName = path.posix.dirname(source);
  const baseID = said.id ?? (strips ? parser(name).filename : name);
  const prefix = strips ? stripPathNumberPrefixes(sourceDirName, parser) : sourceDirName;
  const slug = getSlug({
    baseID,
    source,
    sourceDirName,
    numberPrefixParser: parser,
    ...(said.slug !== undefined && { frontMatterSlug: said.slug }),
    stripDirNumberPrefixes: strips,
  });
  return { id: sourceDirName === '.' ? baseID : `${prefix}/${baseID}`, slug: withoutSlash(slug) };
}

/** The names that Docusaurus gives to a document's directory and to all above it, the nearest first. */
export function directoryNames(source: string, parser: NumberPrefixParser): string[] {
  const names: string[] = [];
  for (let at = path.posix.dirname(source); at !== '.'; at = path.posix.dirname(at)) {
    names.push(stripPathNumberPrefixes(at, parser));
  }
  return [...names, '.'];
}

export const withoutSlash = (slug: string): string => slug.replace(/(?<=.)\/$/, '');
