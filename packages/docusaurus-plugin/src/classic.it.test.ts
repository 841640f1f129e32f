import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { Fixture } from './testing/Fixture';
import { filesBelow } from '@gatehouse/contract/filesBelow';

describe('a site with gated pages', () => {
  const site = new Fixture('classic');
  const canaries = [...plantedCanaries(site.directory).keys()];
  let output = '';

  beforeAll(async () => {
    site.write(
      'late.mjs',
      `import fs from 'node:fs';
       const write = () => fs.writeFileSync('late.txt', '');
       process.once('beforeExit', () => setTimeout(write, 2_000));
       export default () => ({ name: 'late' });`,
    );
    site.replace('docusaurus.config.ts', 'plugins: [', "plugins: ['./late.mjs',");
    output = await site.requireBuild();
  });
  afterAll(() => {
    site.remove();
  });

  it('leaves nothing gated in the public build, in any file or name (GAT-01, GAT-02)', () => {
    expect(canaries.length).toBeGreaterThan(70);
    expect(canariesIn(site.path('build'), canaries)).toEqual([]);
  });

  it('has all of it in the gated build', () => {
    const found = canariesIn(site.path('build-gated/html'), canaries);
    const inFiles = canariesIn(site.path('build-gated/files'), canaries);
    expect(
      canaries.filter((canary) => !found.includes(canary) && !inFiles.includes(canary)),
    ).toEqual([]);
  });

  it('publishes teasers, and what public pages include', () => {
    const html = (page: string) => site.read(`build/${page}.html`);
    expect(html('docs/guide/teased')).toContain('teaserTextOfTeased');
    expect(html('docs/guide/teased')).toContain('sharedTextOfBoth');
    expect(html('docs/guide/comment')).toContain('teaserTextOfComment');
    expect(html('club')).toContain('teaserTextOfClub');
    expect(html('blog')).toContain('teaserTextOfPost');
    expect(site.read('build/blog/rss.xml')).toContain('teaserTextOfPost');
    expect(html('docs/vault/open')).toContain('openTextOfVault');
    expect(filesBelow(site.path('build/assets')).some((file) => file.includes('both-'))).toBe(true);
  });

  it('says on a locked page who can read it, and that there is more (GAT-18)', () => {
    const html = site.read('build/docs/guide/everything.html');
    expect(html).toContain('This page is for Premium readers.');
    expect(html).toContain('/sign-in?next=%2Fdocs%2Fguide%2Feverything');
    expect(html).toContain('"isAccessibleForFree":false');
    expect(html).not.toContain('data-gate-open');
  });

  it('refers to no gated file from a public page, stylesheet or feed', () => {
    const names = Object.keys(site.manifest().files).map((file) => path.posix.basename(file));
    const offenders = filesBelow(site.path('build'))
      .filter((file) => /\.(?:html|css|xml|json|txt)$/.test(file))
      .filter((file) => {
        const text = site.read(path.relative(site.directory, file));
        return names.some((name) => text.includes(name));
      });
    expect(offenders).toEqual([]);
  });

  it('lists every gated page in the manifest', () => {
    const { routes } = site.manifest();
    expect(
      Object.fromEntries(Object.entries(routes).map(([route, { access }]) => [route, access])),
    ).toEqual({
      '/blog/gated-post': ['premium'],
      '/blog/teased-post': 'members',
      '/club': 'members',
      '/docs/guide/comment': ['premium', 'team'],
      '/docs/guide/everything': ['premium'],
      '/docs/guide/teased': 'members',
      '/docs/vault/deeper/deep': ['team'],
      '/docs/vault/inside': ['team'],
    });
    for (const { id, html } of Object.values(routes)) {
      expect(site.read(`build-gated/${html}`)).toContain(`data-gate-open="${id}"`);
    }
  });

  it('opens a file to the readers of any page that needs it', () => {
    const { files } = site.manifest();
    const accessOf = (part: string) =>
      Object.entries(files)
        .filter(([file]) => file.includes(part))
        .map(([, { access }]) => access);
    expect(accessOf('canaryPicture1x2c3v')).toEqual(['members']);
    expect(accessOf('canaryRequired7q8w9e')).toEqual([['premium']]);
    expect(accessOf('canaryPaper6p7a8s')).toEqual([['premium']]);
    expect(Object.values(files).filter(({ access }) => access.length === 0)).toEqual([]);
    for (const { file } of Object.values(files)) {
      expect(existsSync(site.path(`build-gated/${file}`))).toBe(true);
    }
  });

  it('verifies the build when it ends, and again on request', async () => {
    expect(output).toMatch(/Looked for \d+ gated lines of 19 sources in .*: none found\./);
    const verified = await site.verify();
    expect(verified.output).toMatch(/none found\. \(\d\.\d s\)/);
    expect(verified.exitCode).toBe(0);
  });

  it('does not interrupt work that others started when the process became idle', () => {
    expect(existsSync(site.path('late.txt'))).toBe(true);
  });

  it('finds a text that is published later: the control', async () => {
    const gated = site.read('docs/guide/everything.mdx');
    site.write('published/llms.txt', gated);
    const verified = await site.verify(site.path('published'), site.path('build-gated'));
    expect(verified.exitCode).toBe(1);
    expect(verified.output).toContain('Gated text in the public build: llms.txt');
    expect(verified.output).toMatch(/\d leaks?\./);
  });
});
