import { existsSync } from 'node:fs';

/**
 * Characters with a meaning in a request, so that no bundler finds a file with such a name and a
 * query. The file is refused if it would have to be requested in that way: see
 * `findAccessProblems`.
 */
export const REQUEST_SYNTAX = /[#!?]/;

/**
 * Splits a module's resource, as bundlers name it, into its file and its query (`''` without one).
 */
export function splitResource(resource: string): { file: string; query: string } {
  const [, escaped = '', rest = ''] = /^((?:\0.|[^?\0])*)(.*)$/s.exec(resource) ?? [];
  const whole = escaped.replace(/\0(.)/g, '$1');
  // Removes a fragment, as in `icons.svg#home`, unless the `#` is part of the file name.
  const [beforeFragment = ''] = whole.split('#');
  const isName = whole === beforeFragment || existsSync(whole);
  return { file: isName ? whole : beforeFragment, query: rest.replace(/#.*$/s, '') };
}
