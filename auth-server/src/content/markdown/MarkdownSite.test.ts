import { describe, expect, it } from 'vitest';
import { canRead, isKnownTo, type MarkdownPage, readMarkdown, textsOf } from './MarkdownSite.js';

const page: MarkdownPage = {
  key: '/docs/a',
  url: 'https://docs.example.com/docs/a',
  markdownUrl: 'https://docs.example.com/docs/a.md',
  title: 'A',
  description: '',
  section: 'Docs',
  access: 'members',
  listed: true,
  markdown: {
    header: '---\n---',
    teaser: [],
    notice: '> Sign in.',
    body: [
      { access: 'public', text: 'For members.', notice: '' },
      { access: ['premium'], text: 'For premium.', notice: '> No.' },
    ],
  },
};
const free = { plans: [] };
const premium = { plans: ['premium'] };

describe('a page', () => {
  it('is cut to what its reader has access to', () => {
    expect(readMarkdown(page, null).text).toContain('> Sign in.');
    expect(readMarkdown(page, free).text).toContain('For members.> No.');
    expect(readMarkdown(page, premium).text).toContain('For members.For premium.');
  });

  it('is known to everyone if listed, otherwise only to readers with access', () => {
    expect(isKnownTo(page, null)).toBe(true);
    expect(isKnownTo({ ...page, listed: false }, null)).toBe(false);
    expect(isKnownTo({ ...page, listed: false }, free)).toBe(true);
  });

  it('has texts that require access to the page and to their section', () => {
    const readable = (reader: { plans: string[] } | null) =>
      textsOf(page)
        .filter((text) => canRead(text, reader))
        .map(({ text }) => text);
    expect(readable(null)).toEqual([]);
    expect(readable(free)).toEqual(['For members.']);
    expect(readable(premium)).toEqual(['For members.', 'For premium.']);
    expect(canRead({ requires: ['members', ['team']] }, premium)).toBe(false);
  });
});
