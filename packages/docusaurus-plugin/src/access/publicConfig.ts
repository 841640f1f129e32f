import { readFileSync } from 'node:fs';
import type { DocusaurusConfig } from '@docusaurus/types';

/** Longer strings are significant texts. */
const MIN_WORDS = 6;

/**
 * The text that the configuration makes public because its author wrote it there. A longer text
 * that isn't in the configuration file was computed: it may come from a gated source, so it
 * explains nothing. The same goes for the option `verify`, which quotes gated texts.
 */
export function publicConfig(siteConfig: DocusaurusConfig, configFile: string): string {
  const written = wordsOf(readFileSync(configFile, 'utf8'));
  return JSON.stringify(siteConfig, (key, value: unknown) => {
    if (key === 'verify') return undefined;
    if (typeof value !== 'string') return value;
    const words = wordsOf(value);
    return words.split(' ').length < MIN_WORDS || written.includes(words) ? value : '';
  });
}

const wordsOf = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Plugins, presets and themes, as the configuration names them. Functions have no name there. */
export function pluginNames({ plugins, presets, themes }: DocusaurusConfig): string[] {
  const named = [...plugins, ...presets, ...themes].flatMap((entry: unknown) => {
    const first: unknown = Array.isArray(entry) ? entry[0] : entry;
    return typeof first === 'string' ? [first] : [];
  });
  return [...new Set(named)];
}
