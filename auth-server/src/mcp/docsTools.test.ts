import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { McpServer } from '@modelcontextprotocol/server';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { addTools } from './docsTools.js';
import { createPageSearch } from './pageSearch.js';
import type { SitePages, VisiblePage } from './sitePages.js';

const SITE = 'https://docs.example.com';
const PAGE: VisiblePage = {
  path: '/docs/long',
  url: `${SITE}/docs/long/`,
  title: 'Long',
  markdown: 'word '.repeat(6_000),
  decision: 'open',
};

let client: Client;
afterEach(() => client.close());

/** A client of the tools. If `wait` is a number, its reader is over the reading limit. */
async function connect(pages: SitePages, wait: number | null = null) {
  const logged: string[] = [];
  const server = new McpServer({ name: 'test', version: '1.0.0' });
  addTools(
    server,
    { user: { id: 'ada' }, plans: [] },
    {
      pages,
      search: createPageSearch(pages, []),
      countRead: () => Promise.resolve(wait),
      about: { name: 'test', title: 'Test', version: '1.0.0' },
      instructions: '',
      siteUrl: SITE,
      signInUrl: `${SITE}/sign-in`,
      log: createLog('debug', { write: (line) => logged.push(line) }),
    },
  );
  client = new Client({ name: 'test', version: '1.0.0' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  const call = async (name: string, input: Record<string, unknown>) => {
    const { content, isError, structuredContent } = await client.callTool({
      name,
      arguments: input,
    });
    return { isError, structuredContent, text: (content[0] as { text: string }).text };
  };
  return { call, logged };
}
const PAGES: SitePages = { list: () => [PAGE], find: () => PAGE };

it('reads a long page in parts', async () => {
  const { call } = await connect(PAGES);
  const read = async (offset: number) =>
    (await call('read_page', { page: '/docs/long', offset })).structuredContent as {
      markdown: string;
      nextOffset: number | null;
    };
  const first = await read(0);
  const second = await read(first.nextOffset ?? 0);
  expect(first.markdown + second.markdown).toBe(PAGE.markdown);
  expect(second.nextOffset).toBeNull();
});

it('says where a long page continues', async () => {
  const { call } = await connect(PAGES);
  expect((await call('read_page', { page: '/docs/long' })).text).toMatch(
    /The page continues: read on with offset 20000\.$/,
  );
});

it('does not reveal internal errors to clients', async () => {
  const fail = () => {
    throw new Error('no /srv/gated/md/long.json');
  };
  const { call, logged } = await connect({ list: fail, find: fail });
  for (const [name, input] of [
    ['read_page', { page: '/docs/long' }],
    ['search_pages', { query: 'word' }],
  ] as const) {
    expect(await call(name, input)).toMatchObject({
      isError: true,
      text: 'Something went wrong on our end.',
    });
  }
  expect(logged.join('')).toContain('/srv/gated');
});

it('refuses a reader over the reading limit', async () => {
  const { call } = await connect(PAGES, 7);
  expect(await call('read_page', { page: '/docs/long' })).toMatchObject({
    isError: true,
    text: 'Too many pages. Try again in 7 seconds.',
  });
});
