import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DocusaurusConfig } from '@docusaurus/types';
import { afterAll, expect, it } from 'vitest';
import { pluginNames, publicConfig } from './publicConfig';

const directory = mkdtempSync(path.join(tmpdir(), 'config-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const WRITTEN = 'A tagline that its author has written here.';
const COMPUTED = 'An excerpt that the configuration has read from a gated source.';
const config = {
  tagline: WRITTEN,
  title: 'Computed title',
  customFields: { excerpt: COMPUTED },
  plugins: [
    'docusaurus-plugin-llms',
    [
      '@gatehouse/docusaurus-plugin',
      { verify: { allow: [{ source: 'docs/a.mdx', text: WRITTEN }] } },
    ],
    () => ({ name: 'its own' }),
  ],
  presets: [['classic', {}]],
  themes: [],
} as unknown as DocusaurusConfig;

it('a configuration publishes what its author wrote there, but not what it computed', () => {
  const file = path.join(directory, 'docusaurus.config.ts');
  writeFileSync(file, `export default { tagline: '${WRITTEN}', customFields };`);
  const result = publicConfig(config, file);
  expect(result).toContain(WRITTEN);
  expect(result).toContain('Computed title');
  expect(result).not.toContain('gated source');
});

it('a text that is allowed for one source is not public for others', () => {
  const file = path.join(directory, 'other.config.ts');
  writeFileSync(file, `verify: { allow: [{ text: '${WRITTEN}' }] }`);
  expect(publicConfig({ ...config, tagline: '' }, file)).not.toContain(WRITTEN);
});

it('plugins are known by the names they have in the configuration', () => {
  expect(pluginNames(config)).toEqual([
    'docusaurus-plugin-llms',
    '@gatehouse/docusaurus-plugin',
    'classic',
  ]);
});
