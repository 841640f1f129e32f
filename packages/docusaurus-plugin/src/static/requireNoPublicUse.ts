import path from 'node:path';
import type { ModuleUsage } from '../bundle/collectModuleUsage';
import type { StaticRule } from './findStaticRules';

/**
 * Throws when a public page includes a gated static file, because the bundler made a public copy of
 * it.
 */
export function requireNoPublicUse(
  rules: readonly StaticRule[],
  { publicSources }: ModuleUsage,
  siteDir: string,
): void {
  const offenders = rules.filter(({ source }) => publicSources.has(source));
  if (offenders.length === 0) return;
  throw new Error(
    [
      'Public pages include these gated files:',
      ...offenders.map(({ source }) => `- ${path.relative(siteDir, source)}`),
      'A page publishes everything it includes as an image, a link or an import. Gate the page, or',
      'link to the file without including it: "pathname:///…".',
    ].join('\n'),
  );
}
