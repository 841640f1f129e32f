import { describe, expect, it } from 'vitest';
import { grantPlan, revokePlan } from '../membership/entitlements.js';
import { getReaderId } from '../membership/readers.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp(
  { siteUrl: 'https://docs.example.com' },
  { siteUrl: 'https://docs.example.com' },
);

const PAGES = ['/docs/members', '/docs/premium', '/docs/team', '/docs/%E6%97%A5%E6%9C%AC'];
const FILES = ['/assets/files/members.txt', '/assets/js/premium.js'];

/** A browser in which a reader with these plans is signed in. */
async function browserOf({ plans = [] }: { plans?: string[] }): Promise<Browser> {
  const browser = use.app.browser();
  await browser.signUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(queries, { userId, plan, source: 'administrator', until: null });
  }
  return browser;
}
const isOpen = (text: string) => text.includes(SECRET_TEXT);
const idOf = (browser: Browser) =>
  getReaderId(use.app.database.queries, browser.email).then((id) => id ?? '');

describe('access to a page', () => {
  it('changes with the very next request, on every instance (SES-14, GAT-14, SES-06)', async () => {
    const { queries } = use.app.database;
    const browser = await browserOf({});
    const userId = await idOf(browser);
    const other = use.instances[1]?.browser() as Browser;
    other.cookie = browser.cookie;
    const opened = async () =>
      Promise.all(
        [browser, other].map(async (each) => isOpen((await each.get(PAGES[1] ?? '')).text)),
      );

    expect(await opened()).toEqual([false, false]);
    await grantPlan(queries, { userId, plan: 'premium', source: 'administrator', until: null });
    expect(await opened()).toEqual([true, true]);
    await revokePlan(queries, userId, 'premium');
    expect(await opened()).toEqual([false, false]);
    await grantPlan(queries, { userId, plan: 'premium', source: 'administrator', until: null });
    await other.post('/api/auth/sign-out');
    other.cookie = browser.cookie;
    expect(await opened()).toEqual([false, false]);
  });
});

/** Spellings of one path, as attackers and broken proxies send them. */
const VARIANTS = (path: string) => {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const parent = path.slice(0, -last.length);
  return [
    `${path}/`,
    `${path}.html`,
    `${path}/index.html`,
    `${path}?x=1`,
    `${path}?`,
    `${path}#a`,
    `${path}//`,
    `/${path}`,
    `//docs.example.com${path}`,
    path.replace('/', '//'),
    `${parent}./${last}`,
    `${parent}x/../${last}`,
    `${parent}%2e/${last}`,
    `${parent}x/%2e%2e/${last}`,
    `${parent}%2E%2E/docs/${last}`,
    `${parent}..%2f${last}`,
    `${parent}%252e%252e%252f${last}`,
    `${parent}\\${last}`,
    `${parent}%5c${last}`,
    path.toUpperCase(),
    `${path}.HTML`,
    `${path}.htm`,
    `${path}.html.gz`,
    `${path}.html/`,
    `${path};.css`,
    `${path}/x.css`,
    `${path}%0a.png`,
    `${path}%00.md`,
    `${path}%20`,
    `${path}.`,
    `${path}.json`,
    `${path}~`,
    `${path}.map`,
    `/build-gated/html${path}.html`,
    `${path}%3f`,
    `/gated${path}`,
    `/gated${path}.html`,
    `/gated/html/${last}.html`,
    `/gated/manifest.json`,
    `/%64ocs/${last}`,
    `/docs%2f${last}`,
    `/gated/..%2f..%2f..%2fetc%2fpasswd`,
    '/C:\\x',
    '/../build-gated/manifest.json',
    '/..%5cbuild-gated',
    '/gated/%c0%ae%c0%ae/manifest.json',
  ];
};

describe('every spelling of a gated path', () => {
  it.each([...PAGES, ...FILES])(
    'does not give %s to strangers (GAT-03, GAT-05, GAT-11)',
    async (path) => {
      const stranger = use.app.browser();
      for (const variant of VARIANTS(path)) {
        const answer = await stranger.get(variant);
        expect(isOpen(answer.text), variant).toBe(false);
        expect([200, 400, 401, 404], variant).toContain(answer.status);
        expect(answer.text, variant).not.toMatch(/root:|"routes"/);
      }
    },
  );

  it.each(PAGES.slice(1, 3))(
    'gets the same decision for %s as the normal spelling, or is not a page',
    async (path) => {
      const [reader, stranger] = [await browserOf({ plans: ['premium'] }), use.app.browser()];
      for (const variant of VARIANTS(path)) {
        const answers = [await reader.get(variant), await stranger.get(variant)];
        const [open, closed] = answers.map(({ status, text }) => [status, isOpen(text)].join());
        // What opens for nobody is not a page, or is a gated file that doesn't exist.
        if (open === '200,true') expect(closed, variant).toBe('200,false');
        else expect(['400,false', '404,false'], variant).toContain(open);
      }
    },
  );

  it.each(['/', '.html', '/index.html', '?x=1', '.html?x=1'])(
    'opens for readers with access, with %j appended',
    async (end) => {
      const reader = await browserOf({ plans: ['premium'] });
      expect(isOpen((await reader.get(`/docs/premium${end}`)).text)).toBe(true);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    'sends no page for %s (INP-12)',
    async (method) => {
      const reader = await browserOf({ plans: ['premium'] });
      for (const path of [...PAGES, ...FILES, `/gated${FILES[0]}`]) {
        const answer = await reader.send({ method, path });
        expect(answer.status).toBe(405);
        expect(answer.headers.allow).toBe('GET, HEAD');
        expect(isOpen(answer.text)).toBe(false);
      }
    },
  );
});

describe('HTTP caching', () => {
  it('keeps an open page private and revalidated each time (GAT-10)', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    const { headers } = await reader.get('/docs/premium');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toBe('Accept, Cookie, Authorization, Accept-Encoding');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('varies a locked page by reader', async () => {
    const { headers } = await use.app.browser().get('/docs/premium');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.vary).toBe('Accept, Cookie, Authorization, Accept-Encoding');
  });

  it('keeps a gated file private, and never stores its refusal', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    const open = await reader.get('/assets/js/premium.js');
    expect(open.headers['cache-control']).toBe('private, no-cache');
    expect(open.headers.vary).toContain('Cookie');
    expect(open.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const refused = await use.app.browser().get('/assets/js/premium.js');
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.headers.vary).toContain('Cookie');
    expect(refused.headers.etag).toBeUndefined();
  });

  it('compares an ETag only after the access decision', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    for (const path of ['/docs/premium', '/assets/js/premium.js']) {
      const etag = String((await reader.get(path)).headers.etag);
      const conditional = { path, headers: { 'if-none-match': etag } };
      expect((await reader.send(conditional)).status).toBe(304);
      const stranger = await use.app.browser().send(conditional);
      expect(stranger.status).toBe(path.startsWith('/docs') ? 200 : 401);
      expect(stranger.headers.etag).not.toBe(etag);
      const any = await use.app.browser().send({ path, headers: { 'if-none-match': '*' } });
      expect(isOpen(any.text)).toBe(false);
    }
  });

  it('sends the same headers for HEAD as for GET, without a body (GAT-07)', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    for (const browser of [reader, use.app.browser()]) {
      for (const path of [
        '/docs/premium',
        '/assets/js/premium.js',
        '/gated/assets/js/premium.js',
      ]) {
        const [get, head] = [await browser.get(path), await browser.send({ method: 'HEAD', path })];
        expect(head.status).toBe(get.status);
        expect(head.text).toBe('');
        const varying = { date: '', 'x-request-id': '' };
        expect({ ...head.headers, ...varying }).toEqual({ ...get.headers, ...varying });
      }
    }
  });

  it('sends a range of a file only to readers with access to all of it', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    const path = '/assets/files/members.txt';
    const part = { path, headers: { range: 'bytes=4-9', 'accept-encoding': 'gzip' } };
    const answer = await reader.send(part);
    expect(answer).toMatchObject({ status: 206, text: 'falcon' });
    expect(answer.headers['content-range']).toBe(`bytes 4-9/${SECRET_TEXT.length}`);
    expect((await use.app.browser().send(part)).status).toBe(401);
    const beyond = await reader.send({ path, headers: { range: 'bytes=9999-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${SECRET_TEXT.length}`);
  });
});

it.each(['br', 'gzip'])('sends an open page in %s', async (encoding) => {
  const reader = await browserOf({ plans: ['premium'] });
  const path = '/docs/premium';
  const plain = await reader.get(path);
  const small = await reader.send({ path, headers: { 'accept-encoding': encoding } });
  expect(small.headers['content-encoding']).toBe(encoding);
  expect(Number(small.headers['content-length'])).toBeLessThan(plain.text.length / 3);
  expect(small.headers.etag).toBe(plain.headers.etag);
  const refused = await reader.send({ path, headers: { 'accept-encoding': `${encoding};q=0` } });
  expect(refused.headers['content-encoding']).toBeUndefined();
});
