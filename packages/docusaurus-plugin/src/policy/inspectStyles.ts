import type { Load } from './allowedSources';

/** A comment, the start of an at-rule, a block's brace, or a URL with or without quotes. */
const TOKEN =
  /\/\*.*?\*\/|@(?<rule>[\w-]+)|(?<bound>[{}])|(?:url\(\s*|(?<=@import\s*))(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"')]+))/gis;

/** What styles load. Anything that is neither a font nor another stylesheet is an image. */
export function inspectStyles(css: string): Load[] {
  const loads: Load[] = [];
  let rule = '';
  for (const { groups = {} } of css.matchAll(TOKEN)) {
    if (groups.rule !== undefined) rule = groups.rule.toLowerCase();
    else if (groups.bound !== undefined) rule = groups.bound === '}' ? '' : rule;
    const what = groups.double ?? groups.single ?? groups.bare;
    if (what === undefined || what.startsWith('#')) continue;
    const directive =
      rule === 'font-face' ? 'font-src' : rule === 'import' ? 'style-src' : 'img-src';
    loads.push({ directive, what });
    if (rule === 'import') rule = '';
  }
  return loads;
}
