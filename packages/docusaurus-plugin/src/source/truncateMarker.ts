import { types } from 'node:util';
import type { SourceFamily } from './SourceFamily';

/** Ends a teaser, unless the post's blog has its own marker. */
export const DEFAULT_MARKER = /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/;

/** The marker of a page: its blog's `truncateMarker`, or else Docusaurus's default. */
export function truncateMarkerOf(file: string, family: SourceFamily): RegExp {
  const { kind, options } = family.instanceOf(file) ?? {};
  const own = kind === 'blog' ? options?.truncateMarker : undefined;
  if (!types.isRegExp(own)) return DEFAULT_MARKER;
  // Without flags that make the expression stateful, because each match would then start elsewhere.
  return new RegExp(own.source, own.flags.replace(/[gy]/g, ''));
}

/**
 * A text that matches the marker: Docusaurus searches for one to see whether there is more to read.
 */
export function markerText(marker: RegExp): string {
  const literal = marker.source.replace(/\\s[*+?]?/g, ' ').replace(/\\(.)/g, '$1');
  const known = ['<!-- truncate -->', '{/* truncate */}', literal];
  return known.find((text) => marker.test(text)) ?? '';
}
