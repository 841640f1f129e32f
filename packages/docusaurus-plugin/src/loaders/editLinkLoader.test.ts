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
  it('takes the edit link of a gated page out, in lists too', () => {
    expect(load({ ...GATED, title: 'A' })).toEqual({ source: GATED.source, title: 'A' });
    expect(load({ posts: [{ metadata: GATED }, { metadata: OPEN }] })).toEqual({
      posts: [{ metadata: { source: GATED.source } }, { metadata: OPEN }],
    });
  });

  it('leaves the link that a page names itself', () => {
    const page = { ...GATED, frontMatter: { custom_edit_url: GATED.editUrl } };
    expect(load(page)).toEqual(page);
  });
});
