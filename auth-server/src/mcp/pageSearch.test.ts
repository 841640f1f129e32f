import { decideAccess, type Access, type Entitled } from '@gatehouse/contract/access';
import { describe, expect, it } from 'vitest';
import { createPageSearch } from './pageSearch.js';
import type { SitePages } from './sitePages.js';

const PREMIUM = { plans: ['premium'] };

/** Pages with a public teaser, and a body with the given access. */
function pagesOf(...written: { path: string; title: string; access: Access; body: string }[]) {
  const lists: (Entitled | null)[] = [];
  const see = (reader: Entitled | null) =>
    written.map(({ path, title, access, body }) => {
      const decision = decideAccess(access, reader);
      const markdown = decision === 'open' ? `A teaser.\n\n${body}` : 'A teaser.';
      return { path, url: `https://docs.example.com${path}`, title, markdown, decision };
    });
  const pages: SitePages = {
    list: (reader) => {
      lists.push(reader);
      return see(reader);
    },
    find: () => null,
  };
  return { lists, search: createPageSearch(pages, ['premium', 'team']) };
}

const OPEN = [
  { path: '/docs/install', title: 'Install', access: 'public', body: 'Install the falcon.' },
  { path: '/docs/falcon', title: 'Falcon', access: 'public', body: 'Feed it. Never lock it in.' },
  { path: '/docs/api', title: 'API', access: 'public', body: 'How to call the falcon home.' },
] as const;
const locked = (path: string, body: string) =>
  ({ path, title: 'Locked', access: ['premium'], body }) as const;

describe('search', () => {
  it('ranks a match in the title above one in the text, with an excerpt', async () => {
    const { search } = pagesOf(...OPEN);
    const found = await search.find('falcon', { reader: null, limit: 10 });
    expect(found[0]).toMatchObject({ path: '/docs/falcon', decision: 'open' });
    expect(found.find(({ path }) => path === '/docs/api')?.excerpt).toBe(
      'A teaser. How to call the falcon home.',
    );
  });

  it('tolerates a typo and a missing ending', async () => {
    const { search } = pagesOf(...OPEN);
    for (const query of ['falcom', 'falc']) {
      expect(await search.find(query, { reader: null, limit: 10 }), query).toHaveLength(3);
    }
  });

  it('prefers pages with all words, and falls back to pages with some', async () => {
    const { search } = pagesOf(...OPEN);
    const paths = async (query: string) =>
      (await search.find(query, { reader: null, limit: 10 })).map(({ path }) => path);
    expect(await paths('call falcon')).toEqual(['/docs/api']);
    expect(await paths('call zeppelin')).toEqual(['/docs/api']);
  });

  it('finds words in languages without spaces', async () => {
    const { search } = pagesOf({
      path: '/ja',
      title: '認証',
      access: 'public',
      body: 'サーバーの設定を変更します。',
    });
    expect(await search.find('設定', { reader: null, limit: 10 })).toHaveLength(1);
  });

  it('can be limited to pages below a path', async () => {
    const { search } = pagesOf(
      ...OPEN,
      { path: '/docs/api/falcon', title: 'Falcon', access: 'public', body: '' },
      { path: '/docs/apis', title: 'Falcon', access: 'public', body: '' },
    );
    const found = await search.find('falcon', { reader: null, limit: 10, under: '/docs/api/' });
    expect(found.map(({ path }) => path).sort()).toEqual(['/docs/api', '/docs/api/falcon']);
  });

  it('returns at most `limit` pages', async () => {
    const { search } = pagesOf(...OPEN);
    expect(await search.find('falcon', { reader: null, limit: 2 })).toHaveLength(2);
  });
});

describe('locked text', () => {
  it('is found only by readers with access', async () => {
    const { search } = pagesOf(...OPEN, locked('/docs/vault', 'The combination is opensesame.'));
    const find = (reader: Entitled | null) => search.find('opensesame', { reader, limit: 10 });
    expect(await find(PREMIUM)).toEqual([
      expect.objectContaining({ path: '/docs/vault', decision: 'open' }),
    ]);
    expect(await find({ plans: ['team'] })).toEqual([]);
    expect(await find(null)).toEqual([]);
  });

  it('does not affect the results, scores or excerpts of others', async () => {
    // Each locked page makes the word more common, and raises the average page length.
    const secrets = Array.from({ length: 30 }, (_, number) =>
      locked(`/docs/secret-${number}`, `falcon install call ${'falcon '.repeat(number)}`),
    );
    const empty = secrets.map((page) => ({ ...page, body: '' }));
    const answers = async (pages: typeof secrets) => {
      const { search } = pagesOf(...OPEN, ...pages);
      // An index with everything is built first, for another reader.
      await search.find('falcon', { reader: PREMIUM, limit: 20 });
      return Promise.all(
        ['falcon', 'install falcon', 'call', 'teaser', 'falc'].flatMap((query) =>
          [null, { plans: ['team'] }].map((reader) => search.find(query, { reader, limit: 20 })),
        ),
      );
    };
    expect(await answers(secrets)).toEqual(await answers(empty));
  });

  it('leaves the teaser findable', async () => {
    const { search } = pagesOf(locked('/docs/vault', 'opensesame'));
    expect(await search.find('teaser', { reader: null, limit: 10 })).toEqual([
      {
        path: '/docs/vault',
        url: 'https://docs.example.com/docs/vault',
        title: 'Locked',
        decision: 'sign-in',
        excerpt: 'A teaser.',
      },
    ]);
  });
});

describe('the index', () => {
  it('is built once for all readers with the same plans', async () => {
    const { search, lists } = pagesOf(...OPEN);
    const readers = [
      null,
      null,
      { plans: [] },
      { plans: ['gone'] },
      PREMIUM,
      { plans: ['premium'] },
    ];
    await Promise.all(readers.map((reader) => search.find('falcon', { reader, limit: 1 })));
    expect(lists).toEqual([null, { plans: [] }, PREMIUM]);
  });

  it('is rebuilt after a failure', async () => {
    let isBroken = true;
    const search = createPageSearch(
      {
        list: () => {
          if (isBroken) throw new Error('no memory');
          return [];
        },
        find: () => null,
      },
      [],
    );
    await expect(search.find('a', { reader: null, limit: 1 })).rejects.toThrow('no memory');
    isBroken = false;
    expect(await search.find('a', { reader: null, limit: 1 })).toEqual([]);
  });
});
