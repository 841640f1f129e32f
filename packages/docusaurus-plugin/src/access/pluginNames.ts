import type { DocusaurusConfig } from '@docusaurus/types';

/** Plugins, presets and themes, as the configuration names them. Functions have no name there. */
export function pluginNames({ plugins, presets, themes }: DocusaurusConfig): string[] {
  const named = [...plugins, ...presets, ...themes].flatMap((entry: unknown) => {
    const first: unknown = Array.isArray(entry) ? entry[0] : entry;
    return typeof first === 'string' ? [first] : [];
  });
  return [...new Set(named)];
}
