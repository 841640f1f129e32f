import { describe, expect, it } from 'vitest';
import { cacheFingerprint } from './cacheFingerprint';
import { gateIdOf } from '../gates/names';

const page = (name: string, access: string, declaredBy: string | null) => ({
  filePath: `/site/docs/${name}`,
  access: access as 'members',
  declaredBy,
  frontMatter: {},
});
const CATEGORY = '/site/docs/_category_.json';
const of = (pages: ReturnType<typeof page>[], version = '1') =>
  cacheFingerprint(version, pages, '/site');

describe('cacheFingerprint', () => {
  it('changes with the plugin and with folder defaults', () => {
    const before = of([page('a.md', 'members', CATEGORY)]);
    expect(of([page('a.md', 'members', CATEGORY)], '2')).not.toBe(before);
    expect(of([page('a.md', 'public', CATEGORY)])).not.toBe(before);
    expect(of([page('a.md', 'public', null)])).not.toBe(before);
  });

  it('ignores what the bundler tracks itself: the pages', () => {
    const own = page('b.md', 'members', '/site/docs/b.md');
    expect(of([page('a.md', 'members', CATEGORY), own])).toBe(
      of([page('a.md', 'members', CATEGORY)]),
    );
  });
});

describe('gateIdOf', () => {
  it("depends only on the path in the site, and doesn't reveal it", () => {
    const id = gateIdOf('/site', '/site/docs/plans/acquisition.mdx');
    expect(id).toMatch(/^[0-9a-f]{10}$/);
    expect(gateIdOf('/elsewhere', '/elsewhere/docs/plans/acquisition.mdx')).toBe(id);
  });
});
