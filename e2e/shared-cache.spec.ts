import { gatedFiles, premiumPage } from './support/gatedPages';
import { isInstalled, test } from './support/proxiedProduct';
import { spellings } from './support/spellings';
import { expect } from './support/test';

test.describe.configure({ mode: 'default' });

const page = premiumPage();
const SCRIPT = gatedFiles().find((file) => file.endsWith('.js')) ?? '';

// eslint-disable-next-line playwright/no-skipped-test -- only where it isn't installed
test.skip(!isInstalled('nginx'), 'nginx IS NOT INSTALLED: caches are not tested');

test('caches what is public: the control', async ({ proxied }) => {
  const asset = /\/assets\/js\/main\.\w+\.js/.exec((await proxied.ask('/')).text)?.[0] ?? '';
  const kept = [await proxied.askCache(asset), await proxied.askCache(asset)];
  expect(kept.map(({ headers }) => headers['x-cache'])).toEqual(['MISS', 'HIT']);
});

test('never caches a response for a reader, under any name (GAT-11)', async ({ proxied }) => {
  const { cookie } = proxied;
  const opened: string[] = [];
  for (const url of [...spellings(page.path)]) {
    const reader = await proxied.askCache(url, { headers: { cookie } });
    const stranger = await proxied.askCache(url);
    opened.push(...(reader.text.includes(page.sentence) ? [url] : []));
    expect(stranger.text, url).not.toContain(page.sentence);
    expect((await proxied.askCache(url, { headers: { cookie } })).text, url).toBe(reader.text);
  }
  expect(opened).toEqual(expect.arrayContaining([page.path, `${page.path}?x=1`]));
});

test('never caches a gated file (GAT-11)', async ({ proxied }) => {
  const { cookie } = proxied;
  for (const url of [SCRIPT, `/gated${SCRIPT}`, `${SCRIPT}?x.css`]) {
    for (const [headers, status] of [
      [{ cookie }, 200],
      [{}, 401],
      [{ cookie }, 200],
    ] as const) {
      expect((await proxied.askCache(url, { headers })).status, url).toBe(status);
    }
  }
});

test('never responds with 304 for another reader’s page', async ({ proxied }) => {
  const { cookie } = proxied;
  const { headers } = await proxied.ask(page.path, { headers: { cookie } });
  const tag = { 'if-none-match': String(headers.etag) };
  expect((await proxied.ask(page.path, { headers: { cookie, ...tag } })).status).toBe(304);
  for (const stranger of [proxied.ask, proxied.askCache]) {
    const answer = await stranger(page.path, { headers: tag });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(page.sentence);
  }
});
