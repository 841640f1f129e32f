import { describe, expect, it } from 'vitest';
import { type PageMarkdown, readPageMarkdown } from './pageMarkdown';

const open = (text: string) => ({ access: 'public' as const, text, notice: '' });
const markdown: PageMarkdown = {
  header: '---\ntitle: "A"\n---',
  teaser: [open('# A\n\nTeaser.\n')],
  notice: '> For members.',
  body: [
    open('# A\n\n1. One\n\n   '),
    { access: ['premium'], text: 'Two\n   three', notice: '> For Premium.' },
    open('\n\n2. Four\n'),
  ],
};

const text = (access: 'public' | 'members', reader: { plans: string[] } | null) =>
  readPageMarkdown(access, markdown, reader);

describe('readPageMarkdown', () => {
  it('is complete for a reader with access to everything', () => {
    expect(text('members', { plans: ['premium'] })).toEqual({
      text: '---\ntitle: "A"\n---\n\n# A\n\n1. One\n\n   Two\n   three\n\n2. Four\n',
      isWhole: true,
      isGated: true,
    });
  });

  it('has a notice in place of a locked section', () => {
    expect(text('members', { plans: [] })).toEqual({
      text: '---\ntitle: "A"\n---\n\n# A\n\n1. One\n\n   > For Premium.\n\n2. Four\n',
      isWhole: false,
      isGated: true,
    });
    expect(text('public', null)).toMatchObject({ isWhole: false, isGated: false });
    expect(text('public', { plans: ['premium'] })).toMatchObject({ isWhole: true, isGated: true });
  });

  it('is the teaser and a notice for everyone else', () => {
    expect(text('members', null)).toEqual({
      text: '---\ntitle: "A"\n---\n\n# A\n\nTeaser.\n\n> For members.\n',
      isWhole: false,
      isGated: false,
    });
  });
});
