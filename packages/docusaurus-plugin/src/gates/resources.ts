import { existsSync } from 'node:fs';

/**
 * Signs that mean something in a request, so that no bundler finds a file of that name with a query.
 * The file is refused where it would have to be asked for in that way: see `findAccessProblems`.
 */
export const SIGNS_OF_REQUESTS = /[#!?]/;

/** Splits what a module is made of, as bundlers name it, into its file and its query (`''` without one). */
export function splitResource(resource: string): { file: string; query: string } {
  const [, escaped = '', rest = ''] = /^((?:\0.|[^?\0])*)(.*)$/s.exec(resource) ?? [];
  const whole = escaped.replace(/\0(.)/g, '$1');
  // A fragment, as in `icons.svg#home`, unless the name of the file has the sign in it.
  const [beforeFragment = ''] = whole.split('#');
  const isName = whole === beforeFragment || existsSync(whole);
  return { file: isName ? whole : beforeFragment, query: rest.replace(/#.*$/s, '') };
}
