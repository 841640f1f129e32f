import type { Access } from '@gatehouse/contract/access';
import { describe, expect, it } from 'vitest';
import { findSectionProblems } from './findSectionProblems';
import type { Section } from '../sections/Section';

const problemsOf = (page: Access, access: Section['access']): number =>
  findSectionProblems({
    filePath: '/a.mdx',
    frontMatter: {},
    declaredBy: null,
    access: page,
    sections: [{ access, line: 3 } as Section],
  }).length;

describe('a section of a gated page', () => {
  it.each<[Access, Section['access']]>([
    ['public', 'members'],
    ['public', ['team']],
    ['members', 'members'],
    ['members', ['team']],
    [['team', 'premium'], ['team']],
  ])('in a page for %j can be for %j', (page, access) => {
    expect(problemsOf(page, access)).toBe(0);
  });

  it.each<[Access, Section['access']]>([
    [['premium'], 'members'],
    [['premium'], ['team']],
    [['premium'], ['premium', 'team']],
  ])("in a page for %j can't be for %j, who can't open the page", (page, access) => {
    expect(problemsOf(page, access)).toBe(1);
  });
});
