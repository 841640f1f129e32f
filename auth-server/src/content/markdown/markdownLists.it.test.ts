import { describe, expect, it } from 'vitest';
import { grantPlan } from '../../membership/entitlements.js';
import { getReaderId } from '../../membership/readers.js';
import { createApiKey } from '../../testing/createApiKey.js';
import type { Browser } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';
import { SECRET_TEXT, SECTION_TEXT } from '../../testing/writeBuild.js';

const SITE = 'https://docs.example.com';
const use = useApp(
  { siteUrl: SITE },
  { siteUrl: SITE, authUrl: 'https://auth.example.com' },
  { siteUrl: SITE, auth: { readsPerMinute: 3 } },
);

async function readerOf(plans: string[], instance = 0): Promise<Browser> {
  const app = use.instances[instance];
  if (!app) throw new Error('instance not found');
  const browser = app.browser();
  await browser.signUp();
  const userId = (await getReaderId(app.database.queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(app.database.queries, { userId, plan, source: 'administrator', until: null });
  }
  return browser;
}

type Headers = Record<string, string>;
const get = (path: string, headers: Headers = {}) => use.app.send({ path, headers });

describe('the lists', () => {
  it('contain only public text for everyone', async () => {
    const list = await get('/llms.txt');
    expect(list.text).toBe(
      [
        '# Test Docs',
        '> About birds',
        '## Docs',
        '- [Home](https://docs.example.com/index.md)\n- [Intro](https://docs.example.com/docs/intro.md)\n- [Guide](https://docs.example.com/docs/guide.md)\n',
      ].join('\n\n'),
    );
    expect(list.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      vary: expect.stringMatching(/cookie, authorization/i),
    });
    const whole = await get('/llms-full.txt');
    expect(whole.text).toContain('title: "Intro"');
    expect(whole.text).not.toContain(SECTION_TEXT);
    expect(whole.text).not.toContain('For premium');
  });

  it('contain what a reader can read, and no other page', async () => {
    const browser = await readerOf(['team']);
    const { headers: key } = await createApiKey(use.database, browser);
    for (const ask of [browser.get, (path: string) => get(path, key)]) {
      const { text, headers } = await ask('/llms.txt');
      for (const page of ['members', 'team', 'hidden']) expect(text).toContain(`/docs/${page}.md`);
      for (const page of ['premium', 'attic']) expect(text).not.toContain(`/docs/${page}.md`);
      expect(headers['cache-control']).toBe('private, no-cache');
      const whole = await ask('/llms-full.txt');
      expect(whole.text).toContain('title: "A hidden page"');
      expect(whole.text).toContain('> A section for premium.');
      expect(whole.text).not.toContain(SECTION_TEXT);
      expect(whole.headers['cache-control']).toBe('private, no-cache');
    }
    expect((await browser.get('/gated/llms.txt')).text).toContain('/docs/hidden.md');
  });
});

describe('the reading limit', () => {
  const limited = 2;

  it('counts Markdown, and leaves the public text available (RL-15)', async () => {
    const browser = await readerOf(['premium'], limited);
    for (let time = 0; time < 3; time += 1) {
      expect((await browser.get('/docs/premium.md')).text).toContain(SECRET_TEXT);
    }
    const answer = await browser.get('/docs/premium.md');
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('You need more to read on.');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await browser.get('/docs/intro.md')).status).toBe(200);
  });

  it('counts each gated page in llms-full.txt, and none if there are too many', async () => {
    const few = await readerOf([], limited);
    expect((await few.get('/llms-full.txt')).text).toContain(SECRET_TEXT);
    const many = await readerOf(['premium'], limited);
    const answer = await many.get('/llms-full.txt');
    expect(answer).toMatchObject({ status: 429, text: expect.not.stringContaining(SECRET_TEXT) });
    expect((await many.get('/docs/premium.md')).text).toContain(SECRET_TEXT);
    expect((await many.get('/llms.txt')).text).toContain('/docs/premium.md');
  });
});

describe('on a split origin', () => {
  const split = 1;
  const fromSite = { origin: SITE, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };

  it('serves Markdown below /gated, to the site’s pages and to agents', async () => {
    const browser = await readerOf(['premium'], split);
    const { headers: key } = await createApiKey(use.database, browser);
    const app = use.instances[split];
    for (const path of ['/gated/docs/premium.md', '/gated/docs/attic.md', '/gated/llms.txt']) {
      const ofSite = await browser.send({ path, headers: fromSite });
      expect(ofSite.status, path).toBe(200);
      expect(ofSite.headers['access-control-allow-origin']).toBe(SITE);
      const ofAgent = await app?.send({ path, headers: key });
      expect(ofAgent?.text, path).toBe(ofSite.text);
    }
    expect(
      (await browser.send({ path: '/gated/docs/premium.md', headers: fromSite })).text,
    ).toContain(SECRET_TEXT);
  });

  it('serves it nowhere else, and not to other sites (COR-05)', async () => {
    const browser = await readerOf(['premium'], split);
    for (const path of ['/docs/premium.md', '/llms.txt', '/docs/premium']) {
      expect(
        (await browser.send({ path, headers: { accept: 'text/markdown' } })).status,
        path,
      ).toBe(404);
    }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ] as Headers[]) {
      for (const path of ['/gated/docs/premium.md', '/gated/docs/attic.md']) {
        const { status, text } = await browser.send({ path, headers });
        expect([status, text.includes(SECRET_TEXT)], path).toEqual([403, false]);
      }
    }
  });
});
