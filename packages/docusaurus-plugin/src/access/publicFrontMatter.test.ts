import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { isPublicKey, publicFrontMatter } from './publicFrontMatter';

const require = createRequire(import.meta.url);

/** The keys of an object in a schema's code, at the start of a line. */
const schemaKeys = (name: string): string[] => {
  const plugin = require.resolve(`@docusaurus/plugin-content-${name}`);
  const code = readFileSync(path.join(path.dirname(plugin), 'frontMatter.js'), 'utf8');
  const [, schema = ''] = /FrontMatterSchema = .*?object\(\{(.*)/s.exec(code) ?? [];
  return [...schema.matchAll(/^ {4}(\w+):/gm)].map(([, key = '']) => key);
};

it.each(['docs', 'blog', 'pages'])('includes every key that Docusaurus validates in %s', (name) => {
  const keys = schemaKeys(name);
  expect(keys).toContain('title');
  expect(keys.filter((key) => !isPublicKey(key))).toEqual([]);
});

it('includes every key that Docusaurus and its theme read', () => {
  const scope = path.resolve(path.dirname(require.resolve('@docusaurus/utils')), '../..');
  const packages = ['theme-classic', 'theme-common', 'mdx-loader', 'utils', 'plugin-sitemap'];
  const read = [...packages, ...['docs', 'blog', 'pages'].map((kind) => `plugin-content-${kind}`)]
    .flatMap((name) => filesBelow(path.join(scope, name, 'lib')))
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bfrontMatter\??\.(\w+)/g)])
    .map(([, key = '']) => key)
    // A file name.
    .filter((key) => key !== 'js');
  expect(read.length).toBeGreaterThan(20);
  expect([...new Set(read)].filter((key) => !isPublicKey(key))).toEqual([]);
});

it('includes nothing else (GAT-02)', () => {
  const frontMatter = { title: 'A', api: 'eJy1V', sample: {}, info_path: 'x', constructor: 'y' };
  expect(publicFrontMatter(frontMatter)).toEqual({ title: 'A' });
});
