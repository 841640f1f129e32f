import { pageMarkdownSchema } from '@gatehouse/contract/pageMarkdown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { Fixture } from './testing/Fixture';

// The canary tests build sections with both bundlers, and with a cache from when they were public.
describe('sections', () => {
  const site = new Fixture('sections');
  const canaries = [...plantedCanaries(site.directory).keys()];
  let output = '';

  beforeAll(async () => {
    output = await site.requireBuild();
  });
  afterAll(() => {
    site.remove();
  });

  const markdown = (page: string) =>
    pageMarkdownSchema.parse(JSON.parse(site.read(`build-gated/md/${page}.json`)));
  const html = (page: string): string => site.read(`build/${page}.html`);
  /** The access of all files that contain a canary. */
  const accessOf = (canary: string) =>
    Object.values(site.manifest().files)
      .filter(({ file }) => site.read(`build-gated/${file}`).includes(canary))
      .map(({ access }) => access);

  it('are in no public file, nor in a page that includes a page with sections (GAT-01)', () => {
    expect(canaries.length).toBeGreaterThan(25);
    expect(canariesIn(site.path('build'), canaries)).toEqual([]);
    expect(html('docs/quote')).toContain('openTextOfGuide');
  });

  it('are all in gated files', () => {
    const found = canariesIn(site.path('build-gated/files'), canaries);
    expect(canaries.filter((canary) => !found.includes(canary))).toEqual([]);
  });

  it('open each to their own readers, also on a page that is gated itself', () => {
    expect(accessOf('canaryParagraph2b3c4d')).toEqual([['premium']]);
    expect(accessOf('canaryComponent7y8z9a')).toEqual([['premium']]);
    expect(accessOf('canaryIncluded8q9r1s')).toEqual([['premium']]);
    expect(accessOf('canaryItem4m5n6o')).toEqual([['premium', 'team']]);
    expect(accessOf('canaryLine5n6o7p')).toEqual(['members']);
    expect(accessOf('canaryTeaser1s2t3u')).toEqual([['team']]);
    expect(accessOf('canaryMembers2t3u4v')).toEqual(['members']);
    expect(accessOf('canaryDeeper3u4v5w')).toEqual([['premium']]);
    const { files } = site.manifest();
    const ofPicture = Object.keys(files).find((file) => file.includes('canaryPicture'));
    expect(files[ofPicture ?? '']?.access).toEqual(['premium']);
  });

  it('leave the page public, and a gated page without them', () => {
    expect(Object.keys(site.manifest().routes)).toEqual(['/docs/club']);
    const open = site.read('build-gated/html/docs/club.html');
    expect(open).toContain('canaryMembers2t3u4v');
    expect(canariesIn(site.path('build-gated/html'), canaries)).toEqual(['canaryMembers2t3u4v']);
  });

  it('leave the rest of the page unchanged, with a paywall for each', () => {
    const page = html('docs/guide');
    for (const text of ['openTextOfGuide', 'closingTextOfGuide', 'openFootnoteOfGuide']) {
      expect(page).toContain(text);
    }
    expect(page.match(/gate-paywall--section/g)).toHaveLength(3);
    expect(page).toContain('This section is for Premium readers.');
    expect(page).toContain('This section is for Premium or Team readers.');
    expect(page).toMatch(/\/sign-in\?next=%2Fdocs%2Fguide%23section-[0-9a-f]{10}/);
    expect(page).toContain('"isAccessibleForFree":false');
    expect(page).toContain('"cssSelector":".gate-section"');
  });

  it('remove their headings from the table of contents, and reuse no id of the page', () => {
    expect(html('docs/guide')).toMatch(/href="?#overview-1/);
    expect(html('docs/guide')).not.toContain('overview-2');
    const chunk = Object.values(site.manifest().files)
      .map(({ file }) => site.read(`build-gated/${file}`))
      .find((code) => code.includes('canaryParagraph2b3c4d'));
    expect(chunk).toContain('overview-2');
    expect(chunk).not.toContain('closingTextOfGuide');
  });

  it('are not in a list’s excerpt of a post', () => {
    expect(html('blog')).toContain('openTextOfPost');
    expect(site.read('build/blog/rss.xml')).toContain('openTextOfPost');
    expect(html('blog/2026/01/01/post')).toContain(
      'content="The post goes on with openTextOfPost."',
    );
  });

  it('are parts of the Markdown of their pages, each with its own access', () => {
    const guide = site.read('build/docs/guide.md');
    expect(guide).toMatch(/^---\ntitle: "Guide"\n/);
    for (const text of ['openTextOfGuide', 'closingTextOfGuide', 'openFootnoteOfGuide']) {
      expect(guide).toContain(text);
    }
    expect(guide).toContain('> **This section is for Premium readers.** [Sign in](');
    const { body } = markdown('docs/guide');
    const parts = body.filter(({ access }) => access !== 'public');
    expect(parts.map(({ access }) => access)).toEqual([
      ['premium'],
      ['premium', 'team'],
      'members',
    ]);
    expect(parts.map(({ text }) => /canary\w+/.exec(text)?.[0])).toEqual([
      'canaryParagraph2b3c4d',
      'canaryItem4m5n6o',
      'canaryLine5n6o7p',
    ]);
  });

  it('are parts of both a gated page and its teaser', () => {
    const { teaser, body, notice } = markdown('docs/club');
    const canaries = (parts: typeof body) =>
      parts.map(({ access, text }) => [access, /canary\w+/.exec(text)?.[0]]);
    expect(canaries(teaser)).toEqual([
      ['public', undefined],
      [['team'], 'canaryTeaser1s2t3u'],
      ['public', undefined],
    ]);
    expect(canaries(body)).toEqual([
      ['public', undefined],
      [['team'], 'canaryTeaser1s2t3u'],
      ['public', 'canaryMembers2t3u4v'],
      [['premium'], 'canaryDeeper3u4v5w'],
      ['public', undefined],
    ]);
    expect(notice).toContain('This page is for members.');
    expect(site.read('build/docs/club.md')).toContain('teaserTextOfClub');
  });

  it('are searched for when the build ends', () => {
    expect(output).toMatch(/Looked for \d+ gated lines of \d+ sources in .*: none found\./);
    expect(output).not.toContain('Warning: docs/guide');
  });
});
