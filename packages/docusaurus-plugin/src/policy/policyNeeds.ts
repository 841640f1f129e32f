import { readFileSync } from 'node:fs';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import type { Directive, Load } from './allowedSources';
import { inspectStyles } from './inspectStyles';

/** What a page may need besides origins, if the build uses it. */
export type Need =
  | 'font-src data:'
  | 'img-src blob:'
  | 'img-src data:'
  | 'media-src blob:'
  | 'media-src data:'
  | "script-src 'wasm-unsafe-eval'"
  | 'worker-src blob:';

/** Directives for inline content that runs nothing, which can therefore be allowed. */
export const INLINE_DIRECTIVES: ReadonlySet<Directive> = new Set([
  'font-src',
  'img-src',
  'media-src',
]);

/**
 * Patterns in minified scripts. What a script can only do with a string is found by that string.
 */
const IN_SCRIPTS: [pattern: RegExp, needs: Need[]][] = [
  [/data:image\//, ['img-src data:']],
  [/data:(?:application\/(?:x-)?)?font/, ['font-src data:']],
  [/data:(?:audio|video)\//, ['media-src data:']],
  [/\bcreateObjectURL\b/, ['img-src blob:']],
  [/\bnew (?:\w+\.)?(?:Managed)?MediaSource\b/, ['media-src blob:']],
  [/\bWebAssembly\.(?:compile|instantiate|Module\b)/, ["script-src 'wasm-unsafe-eval'"]],
  [/\bnew (?:Shared)?Worker\([^)]{0,60}createObjectURL\(/, ['worker-src blob:']],
];

export function needsOfScript(code: string): Need[] {
  return IN_SCRIPTS.flatMap(([pattern, needs]) => (pattern.test(code) ? needs : []));
}

export function needsOfLoads(loads: readonly Load[]): Need[] {
  return loads.flatMap(({ directive, what }) => {
    const [scheme] = /^(?:data|blob):/i.exec(what.trim()) ?? [];
    if (scheme === undefined || directive === null || !INLINE_DIRECTIVES.has(directive)) return [];
    return [`${directive} ${scheme.toLowerCase()}` as Need];
  });
}

/** The stylesheets and scripts of a build, as they matter to a policy. */
interface InspectedAssets {
  needs: Set<Need>;
  /** What stylesheets load, by file. */
  loads: Map<string, Load[]>;
}

/** @param directories public and gated files: a reader's page may load both */
export function inspectAssets(directories: readonly string[]): InspectedAssets {
  const assets: InspectedAssets = { needs: new Set(), loads: new Map() };
  for (const file of directories.flatMap(filesBelow)) {
    if (/\.m?js$/.test(file)) {
      for (const need of needsOfScript(readFileSync(file, 'utf8'))) assets.needs.add(need);
    } else if (file.endsWith('.css')) {
      const loads = inspectStyles(readFileSync(file, 'utf8'));
      for (const need of needsOfLoads(loads)) assets.needs.add(need);
      assets.loads.set(file, loads);
    }
  }
  return assets;
}
