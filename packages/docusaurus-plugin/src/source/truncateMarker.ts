import { types } from 'node:util';
import type { SourceFamily } from './SourceFamily';

/** What ends a teaser, unless the blog that the page is a post of has a marker of its own. */
export const DEFAULT_MARKER = /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/;

/** The marker of a page: `truncateMarker` of its blog, else what Docusaurus has by default. */
export function truncateMarkerOf(file: string, family: SourceFamily): RegExp {
  const { kind, options } = family.instanceOf(file) ?? {};
  const own = kind === 'blog' ? options?.truncateMarker : undefined;
  if (!types.isRegExp(own)) return DEFAULT_MARKER;
  // One that remembers where it was would find another marker each time.
  return new RegExp(own.source, own.flags.replace(/[gy]/g, ''));
}

/** A text that is such a marker: Docusaurus looks for one to tell whether there is more to read. */
export function markerText(marker: RegExp): string {
  const literal = marker.source.replace(/\\s[*+?]?/g, ' ').replace(/\\(.)/g, '$1');
  const known = ['<!-- truncate -->', '{/* truncate */}', literal];
  return known.find((text) => marker.test(text)) ?? '';
}
