import type { Me } from '@gatehouse/contract/me';
import { describe, expect, it } from 'vitest';
import { grantPlan } from '../membership/entitlements.js';
import { banReader, getReaderId } from '../membership/readers.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import type { Sent } from '../testing/send.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp({ siteUrl: 'https://docs.example.com' });

const PAGE = '/docs/hidden';
const FILE = '/assets/js/hidden.js';

async function readerOf(...plans: string[]): Promise<Browser> {
  const browser = use.app.browser();
  await browser.signUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(queries, { userId, plan, source: 'administrator', until: null });
  }
  return browser;
}

async function bannedReader(): Promise<Browser> {
  const browser = await readerOf('team');
  const { queries } = use.app.database;
  await banReader(queries, (await getReaderId(queries, browser.email)) ?? '');
  return browser;
}

const pagesOf = async (browser: Browser) =>
  (JSON.parse((await browser.get('/api/me')).text) as Me).pages;

/** A response without what differs between any two responses. */
function answer({ status, headers, text }: Sent) {
  const requestId = String(headers['x-request-id']);
  return {
    status,
    headers: { ...headers, date: '', 'x-request-id': '' },
    text: text.replaceAll(requestId, 'ID'),
  };
}

const STRANGERS: [string, () => Browser | Promise<Browser>][] = [
  ['a stranger', () => use.app.browser()],
  ['a free reader', () => readerOf()],
  ['a reader of another plan', () => readerOf('premium')],
  ['a banned reader', bannedReader],
];

/** Spellings of a path. */
const SPELLINGS: [string, (path: string) => string][] = [
  ['plain', (path) => path],
  ['with a slash', (path) => `${path}/`],
  ['as a file', (path) => `${path}.html`],
  ['as a directory', (path) => `${path}/index.html`],
  ['with a query', (path) => `${path}?x=1`],
  ['encoded', (path) => path.replace(/[a-z]$/, (c) => `%${c.charCodeAt(0).toString(16)}`)],
  ['with an encoded slash', (path) => path.replace(/\/(\w+)$/, '%2f$1')],
  ['doubled', (path) => `/${path}`],
  ['dotted', (path) => `/x/..${path}`],
  ['with dots encoded', (path) => `/x/%2e%2e${path}`],
  ['below /gated', (path) => `/gated${path}`],
  ['with a NUL', (path) => `${path}%00`],
];

describe.each(STRANGERS)('to %s', (_, create) => {
  it('unlisted pages and their files look as if they did not exist (GAT-13)', async () => {
    const browser = await create();
    for (const [hidden, missing] of [
      [PAGE, '/docs/hiddan'],
      [FILE, '/assets/js/hiddan.js'],
      [`${PAGE}.md`, '/docs/hiddan.md'],
    ] as const) {
      for (const [spelling, spell] of SPELLINGS) {
        for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
          for (const headers of [
            {},
            { 'accept-encoding': 'gzip' },
            { accept: 'text/markdown' },
            { range: 'bytes=0-3', 'if-none-match': '*' },
          ] as Record<string, string>[]) {
            const ask = async (path: string) =>
              answer(await browser.send({ method, path: spell(path), headers }));
            const given = await ask(hidden);
            expect(given, `${method} ${hidden} ${spelling}`).toEqual(await ask(missing));
            expect(given.text).not.toContain(SECRET_TEXT);
            if (spelling === 'plain' && method === 'GET') expect(given.status).toBe(404);
          }
        }
      }
    }
  });

  it('`/api/me` does not list unlisted pages without access', async () => {
    const titles = (await pagesOf(await create()))?.map(({ title }) => title) ?? [];
    expect(titles).not.toContain('A hidden page');
  });
});

describe('to a reader with access', () => {
  it('an unlisted page opens at each of its URLs', async () => {
    const reader = await readerOf('team');
    for (const end of ['', '/', '.html', '/index.html', '?x=1']) {
      const { status, headers, text } = await reader.get(PAGE + end);
      expect([status, text.includes(SECRET_TEXT)]).toEqual([200, true]);
      expect(headers['cache-control']).toBe('private, no-cache');
      expect(headers.vary).toContain('Cookie');
    }
  });

  it('its files open, at their own URL and below /gated', async () => {
    const reader = await readerOf('team');
    for (const path of [FILE, `/gated${FILE}`]) {
      const { status, headers, text } = await reader.get(path);
      expect([status, text.includes(SECRET_TEXT)]).toEqual([200, true]);
      expect(headers['cache-control']).toBe('private, no-cache');
      expect(headers.vary).toContain('Cookie');
    }
    const part = await reader.send({ path: FILE, headers: { range: 'bytes=0-3' } });
    expect(part.status).toBe(206);
  });

  it('HEAD responds like GET, and the ETag is compared after the decision', async () => {
    const reader = await readerOf('team');
    for (const path of [PAGE, FILE]) {
      const [get, head] = [await reader.get(path), await reader.send({ method: 'HEAD', path })];
      expect({ ...answer(head), text: '' }).toEqual({ ...answer(get), text: '' });
      const conditional = { path, headers: { 'if-none-match': String(get.headers.etag) } };
      expect((await reader.send(conditional)).status).toBe(304);
      expect((await use.app.browser().send(conditional)).status).toBe(404);
    }
  });

  it('`/api/me` lists the unlisted pages that the reader can open, and no others', async () => {
    const hidden = { href: PAGE, title: 'A hidden page', position: null, access: ['team'] };
    const attic = { href: '/docs/attic', title: 'The attic', position: null, access: ['premium'] };
    expect(await pagesOf(await readerOf('team'))).toEqual([hidden]);
    expect(await pagesOf(await readerOf('premium'))).toEqual([attic]);
    expect(await pagesOf(await readerOf('team', 'premium'))).toEqual([hidden, attic]);
    expect(await pagesOf(await readerOf())).toBeUndefined();
    expect(await pagesOf(use.app.browser())).toBeUndefined();
    const { headers } = await (await readerOf('team')).get('/api/me');
    expect(headers['cache-control']).toBe('no-store');
  });
});
