import { describe, expect, it } from 'vitest';
import { requireEveryPage } from './requireEveryPage';

const site = { baseUrl: '/', siteDir: '/site' };
const page = (permalink: string) => ({
  permalink,
  filePath: `/site${permalink}.mdx`,
  access: 'members' as const,
  frontMatter: {},
});

describe('requireEveryPage', () => {
  it('accepts a rendered page with or without a trailing slash', () => {
    const staged = [{ pathname: '/docs/a/', gateId: 'a', html: '' }];
    expect(() => requireEveryPage([page('/docs/a')], staged, site)).not.toThrow();
  });

  it('blames the address if Docusaurus’s router is why a page was skipped', () => {
    const pages = [page('/docs/paren (1)'), page('/docs/a')];
    expect(() => requireEveryPage(pages, [], site)).toThrow(
      /^Docusaurus can't show .*\n.*\n- \/docs\/paren \(1\) .*\n.*"slug".*\nThese gated pages were not .*\n- \/docs\/a /,
    );
  });

  it('lists every skipped page', () => {
    expect(() => requireEveryPage([page('/docs/a'), page('/docs/b')], [], site)).toThrow(
      /- \/docs\/a \(docs\/a\.mdx\)\n- \/docs\/b \(docs\/b\.mdx\)/,
    );
  });
});
