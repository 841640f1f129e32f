import { describe, expect, it } from 'vitest';
import { grantPlan } from '../../membership/entitlements.js';
import { getReaderId } from '../../membership/readers.js';
import { createApiKey, inventApiKey } from '../../testing/createApiKey.js';
import type { Browser } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';
import { SECRET_TEXT, SECTION_TEXT } from '../../testing/writeBuild.js';

const SITE = 'https://docs.example.com';
const use = useApp({ siteUrl: SITE });

async function readerOf(plans: string[]): Promise<Browser> {
  const browser = await use.signedUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(queries, { userId, plan, source: 'administrator', until: null });
  }
  return browser;
}

type Headers = Record<string, string>;
const get = (path: string, headers: Headers = {}) => use.app.send({ path, headers });
const MARKDOWN = { accept: 'text/markdown' };
const varyOf = ({ headers }: { headers: { vary?: string } }) =>
  new Set(headers.vary?.toLowerCase().split(/,\s*/));

describe('a public page as Markdown', () => {
  it.each([
    '/index.md',
    '/docs/intro.md',
    '/docs/intro/index.md',
    '/docs/intro.md?x=1',
    '/docs/guide.md',
    '/docs/guide/index.md',
  ])('is at %s for everyone', async (path) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toMatch(/^---\ntitle: "/);
    expect(text).toContain('Read me');
    expect(headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      etag: expect.stringMatching(/^W\//),
      link: expect.stringMatching(/^<https:\/\/docs\.example\.com\/[^>]*>; rel="canonical"$/),
    });
  });

  it('never identifies the caller, and accepts any key', async () => {
    const answer = await get('/docs/intro.md', { authorization: `Bearer ${inventApiKey()}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.vary).not.toMatch(/cookie|authorization/i);
  });

  it('has each section for readers with access, and a notice for everyone else', async () => {
    const [stranger, free, premium] = [
      use.app.browser(),
      await readerOf([]),
      await readerOf(['premium']),
    ];
    for (const browser of [stranger, free]) {
      const { text, headers } = await browser.get('/docs/guide.md');
      expect(text).toContain('> A section for premium.\n\nThe end.');
      expect(text).not.toContain(SECTION_TEXT);
      expect(headers['cache-control']).toBe('no-cache');
    }
    const { text, headers } = await premium.get('/docs/guide.md');
    expect(text).toContain(`${SECTION_TEXT}\n\nThe end.`);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toMatch(/cookie, authorization/i);
  });
});

describe('a gated page as Markdown', () => {
  it.each(['/docs/premium.md', '/docs/premium/index.md', '/docs/%E6%97%A5%E6%9C%AC.md'])(
    'is at %s for readers with access, by session or key (GAT-04)',
    async (path) => {
      const browser = await readerOf(['premium']);
      const { headers: key } = await createApiKey(use.database, browser);
      for (const answer of [await browser.get(path), await get(path, key)]) {
        expect(answer.status).toBe(200);
        expect(answer.text).toContain(SECRET_TEXT);
        expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
        expect(answer.headers['cache-control']).toBe('private, no-cache');
        expect(answer.headers.link).toBe(
          `<${SITE}${path.replace(/(?:\/index)?\.md$/, '')}>; rel="canonical"`,
        );
        expect(varyOf(answer)).toContain('cookie');
        expect(varyOf(answer)).toContain('authorization');
      }
    },
  );

  it('is a teaser and a notice for everyone else, with status 200 (GAT-03)', async () => {
    for (const browser of [use.app.browser(), await readerOf([]), await readerOf(['team'])]) {
      const { status, text, headers } = await browser.get('/docs/premium.md');
      expect(status).toBe(200);
      expect(text).toBe(
        '---\ntitle: "For premium"\n---\n\n# For premium\n\n> You need more to read on.\n',
      );
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers.vary).toMatch(/cookie, authorization/i);
    }
  });

  it('has each section for readers with access to it', async () => {
    const { text } = await (await readerOf([])).get('/docs/members.md');
    expect(text).toContain(SECRET_TEXT);
    expect(text).toContain('> A section for premium.');
    expect(text).not.toContain(SECTION_TEXT);
    expect((await (await readerOf(['premium'])).get('/docs/members.md')).text).toContain(
      SECTION_TEXT,
    );
  });

  it('is refused with an invalid key, even with a valid session', async () => {
    const browser = await readerOf(['premium']);
    const { status, text } = await browser.send({
      path: '/docs/premium.md',
      headers: { authorization: `Bearer ${inventApiKey()}` },
    });
    expect(status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_API_KEY' });
  });

  it('reveals nothing through conditional requests: the decision comes first (GAT-09)', async () => {
    const browser = await readerOf(['premium']);
    const path = '/docs/premium.md';
    const { etag } = (await browser.get(path)).headers;
    const headers = { 'if-none-match': String(etag) };
    expect((await browser.send({ path, headers })).status).toBe(304);
    const stranger = await get(path, headers);
    expect([stranger.status, stranger.headers.etag === etag]).toEqual([200, false]);
    expect((await browser.send({ path, headers: { 'if-match': '"x"' } })).status).toBe(412);
    expect((await get(path, { 'if-none-match': '*' })).status).toBe(200);
  });

  it('responds to HEAD like GET, compresses, and refuses other methods', async () => {
    const browser = await readerOf(['premium']);
    const path = '/docs/premium.md';
    const [whole, head] = [await browser.get(path), await browser.send({ method: 'HEAD', path })];
    const same = ({ headers }: typeof whole) => ({ ...headers, date: '', 'x-request-id': '' });
    expect(same(head)).toEqual(same(whole));
    expect(head.text).toBe('');
    const packed = await browser.send({ path, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const { status } = await browser.send({ method, path, headers: { origin: SITE } });
      expect(status, method).toBe(405);
    }
  });

  it.each([
    '/docs/premium.MD',
    '/docs//premium.md',
    '/docs/x/../premium.md',
    '/docs/%2e/premium.md',
    '/docs%2fpremium.md',
    '/docs\\premium.md',
    '/docs/premium.md/',
    '/docs/premium.md.md',
    '/docs/premium.html.md',
    '/docs/premium%00.md',
  ])('is not at %s (GAT-05)', async (path) => {
    const { status, text } = await (await readerOf(['premium'])).get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain(SECRET_TEXT);
  });
});

describe('a page at its own URL', () => {
  it.each([
    ['text/markdown', true],
    ['text/markdown, text/html, */*', true],
    ['text/markdown;q=1.0, text/html;q=0.7, */*;q=0.1', true],
    ['text/markdown, */*', true],
    ['text/html;q=0.5, text/markdown', true],
    ['TEXT/MARKDOWN', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['text/html, text/markdown', false],
    ['text/markdown;q=0.5, text/html', false],
    ['text/markdown;q=0', false],
    ['*/*', false],
    ['text/*', false],
    ['text/plain', false],
    ['text/markdownish', false],
    [';;,,text/markdown;q=x', false],
    [undefined, false],
  ])('with "Accept: %s" is Markdown: %s', async (accept, isMarkdown) => {
    const headers: Headers = accept === undefined ? {} : { accept };
    for (const path of ['/docs/intro', '/docs/guide/', '/docs/premium', '/docs/premium.html']) {
      const answer = await get(path, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toMatch(
        isMarkdown ? /^text\/markdown/ : /^text\/html/,
      );
      expect(varyOf(answer), path).toContain('accept');
    }
  });

  it('has the same access as at its Markdown URL', async () => {
    const browser = await readerOf(['premium']);
    const { text, headers } = await browser.send({ path: '/docs/premium', headers: MARKDOWN });
    expect(text).toContain(SECRET_TEXT);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect((await get('/docs/premium', MARKDOWN)).text).not.toContain(SECRET_TEXT);
  });

  it('varies by all headers that the response depends on, also as a 404', async () => {
    for (const path of ['/docs/premium', '/docs/hidden', '/docs/nothing', '/docs/nothing.md']) {
      const answer = await get(path, { accept: 'text/html' });
      expect([...varyOf(answer)], path).toEqual(
        expect.arrayContaining(['accept', 'cookie', 'authorization']),
      );
    }
  });

  it('stays HTML when it has no Markdown', async () => {
    const answer = await get('/sign-in', MARKDOWN);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
  });
});

describe('an unlisted page as Markdown', () => {
  it('is at all its URLs for readers with access', async () => {
    const browser = await readerOf(['team']);
    for (const [path, headers] of [
      ['/docs/hidden.md', {}],
      ['/docs/hidden/index.md', {}],
      ['/docs/hidden', MARKDOWN],
      ['/gated/docs/hidden.md', {}],
    ] as const) {
      const answer = await browser.send({ path, headers });
      expect([answer.status, answer.text.includes(SECRET_TEXT)], path).toEqual([200, true]);
      expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('private, no-cache');
      expect([...varyOf(answer)]).toEqual(expect.arrayContaining(['cookie', 'authorization']));
    }
    expect((await browser.get('/docs/hidden')).headers['content-type']).toMatch(/^text\/html/);
  });
});
