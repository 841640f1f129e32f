import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createScratch } from '../testing/createScratch';
import { buildAnyway, buildIfChanged } from './buildIfChanged.mjs';

/** A stand-in for Docusaurus that counts its calls, and writes a build's output. */
const DOCUSAURUS = `
  import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
  appendFileSync('calls', process.argv[2] + ' ' + process.env.SITE_URL + '\\n');
  if (existsSync('docs/broken.mdx')) { console.error('broken.mdx is broken'); process.exit(1); }
  for (const folder of ['build', 'build-gated']) mkdirSync(folder, { recursive: true });
  writeFileSync('build/index.html', '<p>Home</p>');
  writeFileSync('build-gated/manifest.json', String(Math.random()));`;

function createSite() {
  const site = createScratch();
  site.write('node_modules/@docusaurus/core/bin/docusaurus.mjs', DOCUSAURUS);
  site.write('docs/start.mdx', '# Start');
  site.write('package.json', '{ "type": "module" }');
  const env = { SITE_URL: 'https://docs.example.com' };
  return {
    ...site,
    build: (more = {}) => buildIfChanged(site.root, { ...env, ...more }),
    builds: () => site.read('calls').trim().split('\n').length,
  };
}

it('builds once, and not again', async () => {
  const site = createSite();
  expect(await site.build()).toEqual({});
  expect(await site.build()).toEqual({ note: 'nothing changed' });
  expect(site.read('calls')).toBe('build https://docs.example.com\n');
});

it('does not rebuild after a manual build, but does after a failed one', async () => {
  const site = createSite();
  const docusaurus = 'node_modules/@docusaurus/core/bin/docusaurus.mjs';
  const build = async () => {
    await promisify(execFile)(process.execPath, [docusaurus, 'build'], { cwd: site.root });
  };
  const env = { SITE_URL: 'https://docs.example.com' };
  await buildAnyway(site.root, build, env);
  expect(await site.build()).toEqual({ note: 'nothing changed' });
  await buildAnyway(site.root, build, env);
  expect(site.builds()).toBe(2);
  await expect(
    buildAnyway(site.root, () => Promise.reject(new Error('no')), env),
  ).rejects.toThrow();
  expect(await site.build()).toEqual({});
});

it.each<[string, (site: ReturnType<typeof createSite>) => void]>([
  ['a document changed', (site) => site.append('docs/start.mdx', 'more')],
  ['the plugin changed', (site) => site.write('packages/docusaurus-plugin/src/index.ts', '')],
  ['the public build is gone', (site) => site.remove('build')],
  ['the gated files are gone', (site) => site.remove('build-gated')],
  ['another build has run since', (site) => site.write('build-gated/manifest.json', 'another')],
])('builds again when %s', async (_, change) => {
  const site = createSite();
  await site.build();
  change(site);
  await site.build();
  expect(site.builds()).toBe(2);
});

it('rebuilds for another URL, and treats an empty setting as not set', async () => {
  const site = createSite();
  await site.build({ SITE_URL: '' });
  await site.build({ SITE_URL: undefined });
  expect(site.read('calls')).toBe('build undefined\n');
  await site.build({ SITE_URL: 'https://other.example.com' });
  expect(site.builds()).toBe(2);
});

it('shows why a build fails, and rebuilds at the next start, even with old output', async () => {
  const site = createSite();
  await site.build();
  site.write('docs/broken.mdx', '');
  await expect(site.build()).rejects.toThrow(/broken\.mdx is broken.*could not be built/s);
  site.remove('docs/broken.mdx');
  expect(await site.build()).toEqual({});
});

it('builds once for two concurrent starts', async () => {
  const site = createSite();
  const notes = await Promise.all([site.build(), site.build()]);
  expect(notes).toContainEqual({ note: 'nothing changed' });
  expect(site.builds()).toBe(1);
});
