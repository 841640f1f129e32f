import { existsSync } from 'node:fs';
import { pageMarkdownSchema } from '@gatehouse/contract/pageMarkdown';
import { afterAll, describe, expect, it } from 'vitest';
import { Fixture } from './testing/Fixture';

const GATED = 'canaryGated1a2b3c stands in a sentence that only premium readers may read.';
const PUBLIC = 'canaryFlipped4d5e6f stands on a page that is public at first.';

describe('a site with Markdown of its pages', () => {
  const site = new Fixture('mini');
  afterAll(() => {
    site.remove();
  });
  const has = (file: string) => existsSync(site.path(file));

  it('has its public part in the public output, and the rest in the gated output', async () => {
    await site.requireBuild();
    expect(site.read('build/docs/public.md')).toContain(PUBLIC);
    expect(site.read('build/docs/gated.md')).toBe(
      [
        '---\ntitle: "Gated"\nurl: "https://docs.example.com/docs/gated"\n---',
        '# Gated',
        '> **This page is for Premium readers.** [Sign in](https://docs.example.com/sign-in?next=%2Fdocs%2Fgated) to read it. With an API key (`Authorization: Bearer <key>`), an agent can read it at <https://docs.example.com/docs/gated.md>.\n',
      ].join('\n\n'),
    );
    const gated = pageMarkdownSchema.parse(JSON.parse(site.read('build-gated/md/docs/gated.json')));
    expect(gated.body).toEqual([{ access: 'public', text: `# Gated\n\n${GATED}\n`, notice: '' }]);
    expect(Object.keys(site.manifest().lockedPages)).toContain('docs/gated.md');
  });

  it('lists public pages in llms.txt, with their full text in llms-full.txt', () => {
    const list = site.read('build/llms.txt');
    expect(list).toMatch(/^# Fixture\n/);
    expect(list).toContain('- [Public](https://docs.example.com/docs/public.md)');
    expect(list).not.toContain('/docs/gated');
    expect(list).not.toContain('/sign-in.md');
    expect(site.read('build/llms-full.txt')).toContain(PUBLIC);
    expect(site.read('build/llms-full.txt')).not.toContain('/docs/gated');
  });

  it('links to it in the head of each page, including the open one', () => {
    for (const page of ['build/docs/public', 'build/docs/gated', 'build-gated/html/docs/gated']) {
      const [, name] = /\/(docs\/.*)$/.exec(page) ?? [];
      expect(site.read(`${page}/index.html`)).toMatch(
        new RegExp(`<link[^>]*rel="?alternate"?[^>]*href="?/${name}\\.md"?`),
      );
    }
  });

  it.each(['docs/public.md', 'llms.txt', 'llms-full.txt'])(
    'is refused with gated text in %s (GAT-01, GAT-02)',
    async (file) => {
      const before = site.read(`build/${file}`);
      site.write(`build/${file}`, `${before}\n- **${GATED}**\n`);
      const { exitCode, output } = await site.verify();
      site.write(`build/${file}`, before);
      expect(exitCode).not.toBe(0);
      expect(output).toContain(file);
    },
  );

  it('keeps the site’s own files at these addresses', async () => {
    site.write('static/llms.txt', 'Our own list.');
    site.write('static/docs/public.md', 'Our own text.');
    const output = await site.requireBuild();
    expect(output).toContain(
      'The site has its own docs/public.md, llms.txt: no Markdown is written there.',
    );
    expect(site.read('build/llms.txt')).toBe('Our own list.');
    expect(site.read('build/docs/public.md')).toBe('Our own text.');
    expect(site.read('build/llms-full.txt')).not.toContain(PUBLIC);
    const { markdown } = site.manifest();
    expect(markdown?.llmsFiles).toEqual(['llms-full.txt']);
    expect(markdown?.pages.map(({ path }) => path)).not.toContain('/docs/public');
  });

  it('has none if it is turned off', async () => {
    site.restore();
    await site.requireBuild({ GATE_OPTIONS: '{"markdown":false}' });
    expect(site.manifest().markdown).toBeNull();
    for (const file of ['build/llms.txt', 'build/docs/public.md', 'build-gated/md']) {
      expect(has(file), file).toBe(false);
    }
    expect(site.read('build/docs/public/index.html')).not.toContain('text/markdown');
  });
});
