import { expect, it } from 'vitest';
import type { ReadPage } from './PageRegistry';
import { findUnlistedProblems } from './findUnlistedProblems';

const page = (file: string, more: Partial<ReadPage>): ReadPage => ({
  filePath: `/site/${file}`,
  access: 'members',
  declaredBy: null,
  frontMatter: {},
  ...more,
});
const declaredBy = (file: string) => ({ declaredBy: `/site/${file}` });

it('reports nothing for listed pages, or unlisted ones that are gated', () => {
  const hidden = page('docs/b.md', { unlisted: declaredBy('docs/b.md') });
  expect(findUnlistedProblems([page('docs/a.md', {}), hidden], '/site')).toEqual([]);
});

it('lists invalid values, and unlisted pages that everyone can read', () => {
  const problems = findUnlistedProblems(
    [
      page('docs/a.md', { unlisted: { ...declaredBy('docs/a.md'), problem: 'is "no"' } }),
      page('docs/b.md', { access: 'public', unlisted: declaredBy('docs/b.md') }),
      page('docs/f/c.md', { access: 'public', unlisted: declaredBy('docs/f/_category_.json') }),
    ],
    '/site',
  );
  expect(problems.join('\n\n')).toMatchInlineSnapshot(`
    "The value of "listed" in these files is not valid:
    - docs/a.md: listed is "no"
    Use "false" for a page that only its readers may know about, or "true", the default.

    These pages are unlisted, but everyone may read them:
    - docs/b.md
    - docs/f/c.md (by docs/f/_category_.json)
    "listed: false" hides a page from everyone who may not read it. Say who may with "access",
    or write "listed: true"."
  `);
});
