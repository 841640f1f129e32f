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

/** Makes a browser with a reader of these plans behind it. */
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

describe('who opens which page', () => {
  it('changes at the very next request, on every instance (SES-14, GAT-14, SES-06)', async () => {
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

/** Spellings of one path, as attackers and broken proxies write them. */
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
    'hands %s to no stranger (GAT-03, GAT-05, GAT-11)',
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
    'decides about %s like the plain one, or is not a page',
    async (path) => {
      const [reader, stranger] = [await browserOf({ plans: ['premium'] }), use.app.browser()];
      for (const variant of VARIANTS(path)) {
        const answers = [await reader.get(variant), await stranger.get(variant)];
        const [open, closed] = answers.map(({ status, text }) => [status, isOpen(text)].join());
        // A page that opens for no one is one that is not a page, or a private file that is not there.
        if (open === '200,true') expect(closed, variant).toBe('200,false');
        else expect(['400,false', '404,false'], variant).toContain(open);
      }
    },
  );

  it.each(['/', '.html', '/index.html', '?x=1', '.html?x=1'])(
    'opens for who may read it, with %j behind it',
    async (end) => {
      const reader = await browserOf({ plans: ['premium'] });
      expect(isOpen((await reader.get(`/docs/premium${end}`)).text)).toBe(true);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    'answers %s with no page (INP-12)',
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

describe('what the answers say to caches', () => {
  it('an open page is private and asked for each time (GAT-10)', async () => {
    const reader = await browserOf({ plans: ['premium'] });
    const { headers } = await reader.get('/docs/premium');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toBe('Accept, Cookie, Authorization, Accept-Encoding');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('a locked page depends on who asks', async () => {
    const { headers } = await use.app.browser().get('/docs/premium');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.vary).toBe('Accept, Cookie, Authorization, Accept-Encoding');
  });

  it('a gated file is private, its refusal stored by no one', async () => {
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

  it('an ETag is compared after the decision', async () => {
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

  it('HEAD answers like GET, without the body (GAT-07)', async () => {
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

  it('a part of a file is for those who may have it whole', async () => {
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
