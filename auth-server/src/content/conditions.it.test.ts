import { beforeAll, describe, expect, it } from 'vitest';
import { getReaderId } from '../membership/readers.js';
import { grantPlan } from '../membership/entitlements.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
const PUBLIC_TEXT = ['/docs/intro', '/img/mark.svg', '/assets/js/main.0123abcd.js'];
const PUBLIC = [...PUBLIC_TEXT, '/img/card.png'];
const GATED_PAGES = ['/docs/premium', '/docs/members'];
const GATED_FILES = ['/assets/js/premium.js', '/gated/assets/js/premium.js'];

let reader: Browser;
let stranger: Browser;
beforeAll(async () => {
  [reader, stranger] = [use.app.browser(), use.app.browser()];
  expect((await reader.signUp()).status).toBe(200);
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, reader.email)) ?? '';
  await grantPlan(queries, { userId, plan: 'premium', source: 'administrator', until: null });
});

type Headers = Record<string, string>;
const ask = (browser: Browser, path: string, headers: Headers, method = 'GET') =>
  browser.send({ method, path, headers });

describe('a failed precondition (RFC 9110, 13)', () => {
  it.each([...PUBLIC, ...GATED_PAGES, ...GATED_FILES])('is 412 at %s', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(reader, path, { 'if-match': '"another"' }, method);
      expect(answer.status).toBe(412);
      expect(answer.headers['cache-control']).toBe('no-store');
      if (method === 'GET') {
        expect(JSON.parse(answer.text)).toMatchObject({ code: 'PRECONDITION_FAILED' });
      }
    }
    const { etag } = (await reader.get(path)).headers;
    for (const condition of [String(etag), '*', `"another", ${String(etag)}`]) {
      expect((await ask(reader, path, { 'if-match': condition })).status).toBe(200);
    }
  });

  it('is 412 when a file has changed since the given time', async () => {
    const since = { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' };
    expect((await ask(stranger, '/img/card.png', since)).status).toBe(412);
  });

  it('is ignored at URLs where the reader gets nothing', async () => {
    for (const headers of [
      { 'if-match': '"another"' } as Headers,
      { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { 'if-none-match': '*' },
      { range: 'bytes=9999-' },
    ]) {
      for (const path of ['/nope', '/docs/hidden', '/404', '/gated/nope.js']) {
        expect((await ask(stranger, path, headers)).status).toBe(404);
      }
      const file = await ask(stranger, '/assets/js/premium.js', headers);
      expect(file.status).toBe(401);
    }
  });
});

describe('an unsatisfiable range', () => {
  it.each(['/img/card.png', ...GATED_FILES])('is 416 at %s', async (path) => {
    const { status, headers, text } = await ask(reader, path, { range: 'bytes=999999-' });
    expect(status).toBe(416);
    expect(headers['content-range']).toMatch(/^bytes \*\/\d+$/);
    expect(JSON.parse(text)).toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
  });

  it.each([...GATED_PAGES, ...PUBLIC_TEXT])(
    'is ignored at %s, which is sent in full',
    async (path) => {
      const answer = await ask(reader, path, { range: 'bytes=999999-' });
      expect(answer.status).toBe(200);
    },
  );
});

it.each([
  ...PUBLIC,
  ...GATED_PAGES,
  ...GATED_FILES,
  '/docs/hidden',
  '/nope',
  '/',
  '/api/me',
  '/api/auth/methods',
  '/api/auth/get-session',
  '/api/health/ready',
  '/api/me/sessions',
  '/api/avatars/nope',
])('%s does not reveal whether something exists (GAT-09)', async (path) => {
  for (const browser of [stranger, reader]) {
    const plain = await browser.get(path);
    for (const headers of [{ 'if-none-match': '*' }, { 'if-none-match': ' * ' }]) {
      const answer = await ask(browser, path, headers);
      expect(answer.status).toBe(plain.status);
    }
  }
});

it('a stranger with the ETag or date of the open version gets what strangers get (GAT-09)', async () => {
  for (const path of [...GATED_PAGES, ...GATED_FILES]) {
    const { etag, 'last-modified': modified } = (await reader.get(path)).headers;
    const plain = await stranger.get(path);
    for (const headers of [
      { 'if-none-match': String(etag) } as Headers,
      { 'if-modified-since': new Date().toUTCString() },
      { 'if-modified-since': modified ?? 'Thu, 01 Jan 2099 00:00:00 GMT' },
    ]) {
      const answer = await ask(stranger, path, headers);
      expect(answer.status).toBe(plain.status);
      expect(answer.text.length).toBe(plain.text.length);
    }
  }
});
