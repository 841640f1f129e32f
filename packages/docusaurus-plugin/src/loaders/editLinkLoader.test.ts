import { describe, expect, it } from 'vitest';
import editLinkLoader from './editLinkLoader';
import type { LoaderGate } from './LoaderGate';

const gate = {
  siteDir: '/site',
  isKnownGated: (file: string): boolean => file === '/site/docs/gated.mdx',
} as Pick<LoaderGate, 'siteDir' | 'isKnownGated'> as LoaderGate;

const load = (data: unknown): unknown =>
  JSON.parse(editLinkLoader.call({ getOptions: () => ({ gate }) }, JSON.stringify(data)));

const GATED = { source: '@site/docs/gated.mdx', editUrl: 'https://edit.example.com/gated' };
const OPEN = { source: '@site/docs/open.mdx', editUrl: 'https://edit.example.com/open' };

describe('editLinkLoader', () => {
  it('removes the edit link of a gated page, also in lists', () => {
    expect(load({ ...GATED, title: 'A' })).toEqual({ source: GATED.source, title: 'A' });
    expect(load({ posts: [{ metadata: GATED }, { metadata: OPEN }] })).toEqual({
      posts: [{ metadata: { source: GATED.source } }, { metadata: OPEN }],
    });
  });

  it('keeps a link that the page sets itself', () => {
    const page = { ...GATED, frontMatter: { custom_edit_url: GATED.editUrl } };
    expect(load(page)).toEqual(page);
  });
});
