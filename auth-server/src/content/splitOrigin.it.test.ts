import { describe, expect, it } from 'vitest';
import { grantPlan } from '../membership/entitlements.js';
import { getReaderId } from '../membership/readers.js';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const SITE = 'https://docs.example.com';
const AUTH = 'https://auth.example.com';
const use = useApp({ siteUrl: SITE, authUrl: AUTH }, { siteUrl: SITE });
const [split, same] = [0, 1];

const SCRIPT = '/gated/assets/js/premium.js';
const TEXT = '/gated/assets/files/members.txt';

async function premiumReader(instance: number): Promise<Browser> {
  const app = use.instances[instance];
  if (!app) throw new Error('instance not found');
  const browser = app.browser();
  await browser.signUp();
  const userId = (await getReaderId(app.database.queries, browser.email)) ?? '';
  await grantPlan(app.database.queries, {
    userId,
    plan: 'premium',
    source: 'administrator',
    until: null,
  });
  return browser;
}

/** Request headers that browsers send, by initiator. */
const fromSite = { origin: SITE, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };
const scriptOf = (site: string) => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': 'no-cors',
  'sec-fetch-dest': 'script',
});
const imageOf = (site: string) => ({ ...scriptOf(site), 'sec-fetch-dest': 'image' });
const tab = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};
const frame = { ...tab, 'sec-fetch-dest': 'iframe' };
const withOrigin = (origin: string, site: string) => ({ ...scriptOf(site), origin });

const expectRefused = ({ status, text }: { status: number; text: string }, name: string) => {
  expect(status, name).toBe(403);
  expect(JSON.parse(text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
};

describe('a gated script on a split origin', () => {
  it('is sent to the site, with a session', async () => {
    const reader = await premiumReader(split);
    const answer = await reader.send({ path: SCRIPT, headers: fromSite });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(SECRET_TEXT);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': SITE,
      'access-control-allow-credentials': 'true',
      'cache-control': 'private, no-cache',
      'cross-origin-resource-policy': 'same-site',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.vary?.split(', ')).toEqual(
      expect.arrayContaining(['Origin', 'Cookie', 'Accept-Encoding']),
    );
  });

  it('is refused with a reason that the site can read', async () => {
    const answer = await use.app.send({ method: 'HEAD', path: SCRIPT, headers: fromSite });
    expect(answer.status).toBe(401);
    expect(answer.headers['access-control-allow-origin']).toBe(SITE);
  });

  it.each([
    ['a script element of a sibling subdomain', scriptOf('same-site')],
    ['a script element of another site', scriptOf('cross-site')],
    ['a script element in a browser that sends no such headers', {}],
    ['a module of a sibling', withOrigin('https://evil.example.com', 'same-site')],
    ['a module of another site', withOrigin('https://evil.example', 'cross-site')],
    ['a sandboxed frame', withOrigin('null', 'cross-site')],
    ['a frame', frame],
    ['an image element', imageOf('same-site')],
  ])('runs in no other page: not in %s (COR-05)', async (name, headers) => {
    const reader = await premiumReader(split);
    expectRefused(await reader.send({ path: SCRIPT, headers }), name);
  });

  it('is treated as a script in every spelling of its URL (COR-05)', async () => {
    const reader = await premiumReader(split);
    for (const spelled of [SCRIPT.replace(/js$/, '%6as'), SCRIPT.replace(/\.js$/, '%2Ejs')]) {
      expectRefused(await reader.send({ path: spelled, headers: {} }), spelled);
      expect((await reader.send({ path: spelled, headers: fromSite })).status).toBe(200);
    }
  });
});

describe('a gated image or file on a split origin', () => {
  it.each([
    ['an image element of the site', imageOf('same-site')],
    ['a fetch of the site', fromSite],
    ['a tab', tab],
    ['a program', {}],
  ])('is sent to %s', async (_name, headers) => {
    const reader = await premiumReader(split);
    expect((await reader.send({ path: TEXT, headers })).text).toBe(SECRET_TEXT);
  });

  it.each([
    ['an image element of another site', imageOf('cross-site')],
    ['a fetch of a sibling', withOrigin('https://evil.example.com', 'same-site')],
    ['a frame', frame],
  ])('is not sent to %s (COR-05)', async (name, headers) => {
    const reader = await premiumReader(split);
    expectRefused(await reader.send({ path: TEXT, headers }), name);
  });
});

describe('a gated file on the site’s own origin', () => {
  it.each(['', '/gated'])('runs in no other page, below %j (COR-05)', async (prefix) => {
    const reader = await premiumReader(same);
    const path = `${prefix}/assets/js/premium.js`;
    for (const headers of [scriptOf('same-origin'), tab, {}]) {
      expect((await reader.send({ path, headers })).status).toBe(200);
    }
    for (const headers of [
      scriptOf('same-site'),
      scriptOf('cross-site'),
      imageOf('same-site'),
      frame,
      withOrigin('https://evil.example.com', 'same-site'),
      withOrigin('null', 'cross-site'),
    ]) {
      expectRefused(await reader.send({ path, headers }), JSON.stringify(headers));
    }
  });
});

describe('an unlisted page on a split origin', () => {
  const HIDDEN = '/gated/docs/attic';
  const whole = ({ status, headers, text }: Sent) => {
    const id = String(headers['x-request-id']);
    return {
      status,
      headers: { ...headers, date: '', 'x-request-id': '' },
      text: text.replace(id, ''),
    };
  };

  it('is sent to readers with access, in a page of the site', async () => {
    const reader = await premiumReader(split);
    for (const end of ['', '/', '?x=1']) {
      const answer = await reader.send({ path: HIDDEN + end, headers: fromSite });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(SECRET_TEXT);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': SITE,
        'cache-control': 'private, no-cache',
        'cross-origin-resource-policy': 'same-site',
      });
      expect(answer.headers.vary?.split(', ')).toEqual(
        expect.arrayContaining(['Origin', 'Cookie', 'Accept-Encoding']),
      );
    }
    const { pages } = JSON.parse((await reader.get('/api/me')).text) as Me;
    expect(pages?.map(({ href }) => href)).toEqual(['/docs/attic']);
  });

  it.each([
    ['a tab of the server', tab],
    ['a frame', frame],
    ['a page of a sibling', withOrigin('https://evil.example.com', 'same-site')],
    ['a program without such headers', {}],
  ])('is not sent to anything else: not to %s (COR-05)', async (name, headers) => {
    const reader = await premiumReader(split);
    expectRefused(await reader.send({ path: HIDDEN, headers }), name);
  });

  it('is indistinguishable from a missing page for everyone else (GAT-13)', async () => {
    const stranger = use.app.browser();
    const free = use.app.browser();
    await free.signUp();
    for (const browser of [stranger, free]) {
      for (const headers of [fromSite, tab, {}]) {
        for (const method of ['GET', 'HEAD', 'POST']) {
          const hidden = await browser.send({ method, path: HIDDEN, headers });
          const missing = await browser.send({ method, path: '/gated/docs/addic', headers });
          expect(hidden.status).toBe(404);
          expect(whole(hidden)).toEqual(whole(missing));
        }
      }
    }
  });

  it('is not below /gated when the site has the same origin', async () => {
    const reader = await premiumReader(same);
    expect((await reader.get(HIDDEN)).status).toBe(404);
    expect((await reader.get('/docs/attic')).status).toBe(200);
  });
});

describe('a server on a split origin', () => {
  it.each([
    '/',
    '/docs/intro',
    '/docs/premium',
    '/docs/attic',
    '/assets/js/premium.js',
    '/assets/js/main.js',
  ])('has no pages or public files: %s', async (path) => {
    const reader = await premiumReader(split);
    const answer = await reader.get(path);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not accept the host name of the site', async () => {
    const host = new URL(SITE).host;
    expect((await use.app.send({ path: '/api/me', headers: { host } })).status).toBe(421);
  });
});
