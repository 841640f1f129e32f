import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { expectLocked, expectOpen } from './gatePage';
import { gatedFiles, premiumPage } from './gatedPages';
import { openPage } from './openPage';
import { isInstalled, SITE_URL, test, type ProxyName } from './proxiedProduct';
import { spellings } from './spellings';
import { expect } from './test';

const page = premiumPage();
const GATED_FILES = gatedFiles();

const SECURITY_HEADER =
  /^(?:strict-transport|x-content|x-frame|referrer|permissions|cross-origin|origin-agent)/;

/** Tests that run behind each proxy in `examples/deploy`. */
export function testBehind(name: ProxyName): void {
  test.describe.configure({ mode: 'default' });
  // eslint-disable-next-line playwright/no-skipped-test -- only where it isn't installed
  test.skip(!isInstalled(name), `${name} IS NOT INSTALLED: examples/deploy/${name} is not tested`);

  test('a gated page opens in the first response, for an entitled reader', async ({
    page: tab,
    proxied,
  }) => {
    await openPage(tab, page.path);
    await expectLocked(tab, page);

    await proxied.premiumReader.fillSignIn(tab, page.path);
    await tab.waitForURL(SITE_URL + page.path);
    const answer = await tab.reload();
    expect(await answer?.text()).toContain(page.sentence);
    await expectOpen(tab, page);
  });

  test('a gated page opens for a program with an API key', async ({ proxied }) => {
    const created = await proxied.ask('/api/me/api-keys', {
      method: 'POST',
      headers: { origin: SITE_URL, cookie: proxied.cookie },
      body: { name: 'Program', days: 1 },
    });
    const { key } = JSON.parse(created.text) as { key: string };
    for (const scheme of ['Bearer', 'bearer']) {
      const headers = { authorization: `${scheme} ${key}` };
      const answer = await proxied.ask(page.path, { headers });
      expect(answer.text).toContain(page.sentence);
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    }
    const refused = await proxied.ask(page.path, { headers: { authorization: `Bearer ${key}x` } });
    expect(refused.status).toBe(401);
    expect(refused.text).not.toContain(page.sentence);
  });

  test('a form submitted without its script is answered by the server (CRD-13)', async ({
    proxied,
  }) => {
    const headers = { accept: 'text/html', origin: SITE_URL, 'sec-fetch-site': 'same-origin' };
    const answer = await proxied.ask('/sign-in?next=%2Fplans', { method: 'POST', headers });
    expect(answer.status).toBe(405);
    expect(answer.text).toContain('<html data-form-unsent');
  });

  test('signed-out readers get pages and public files from disk, with the server’s headers', async ({
    proxied,
  }) => {
    for (const url of ['/', '/docs/start', page.path, '/img/mark.svg']) {
      const [answer, direct] = await Promise.all([proxied.ask(url), proxied.askServer(url)]);
      expect(answer.status).toBe(200);
      expect(answer.text, url).toBe(direct.text);
      expect(answer.headers['x-request-id'], url).toBeUndefined();
      for (const header of Object.keys(direct.headers).filter((key) => SECURITY_HEADER.test(key))) {
        expect(answer.headers[header], `${header} of ${url}`).toBe(direct.headers[header]);
      }
      // The server repeats the page's own policy; a proxy adds what a page can't set.
      const policies = `${readPagePolicy(answer.text) ?? ''};${answer.headers['content-security-policy']}`;
      for (const part of String(direct.headers['content-security-policy']).split(';')) {
        expect(policies.split(';'), url).toContain(part);
      }
    }
    const { headers } = await proxied.ask(page.path);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.vary).toContain('Cookie, Authorization');
  });

  test('http redirects to https, and sets no cookie (COO-02)', async ({ proxied }) => {
    const moved = await proxied.askPlain(`${page.path}?x=1`);
    expect([301, 308]).toContain(moved.status);
    expect(moved.headers.location).toBe(`${SITE_URL}${page.path}?x=1`);
    const { email, password } = proxied.premiumReader;
    const signIn = await proxied.askPlain('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { origin: SITE_URL },
      body: { email, password },
    });
    expect(signIn.status).toBeGreaterThanOrEqual(300);
    expect(signIn.headers['set-cookie']).toBeUndefined();
  });

  test('a missing page is the server’s 404, which is also a page at its own address', async ({
    proxied,
  }) => {
    const expected = { '/nope': 404, '/404': 404, '/assets/js/nope.js': 404, '/404.html': 200 };
    for (const [url, status] of Object.entries(expected)) {
      const answer = await proxied.ask(url);
      expect(answer.status, url).toBe(status);
      expect(answer.headers['x-request-id'], url).toBeDefined();
    }
  });

  test('the server decides about gated files, at both addresses', async ({ proxied }) => {
    const { cookie } = proxied;
    for (const file of GATED_FILES) {
      for (const url of [file, `/gated${file}`]) {
        const stranger = await proxied.ask(url);
        expect(stranger.status, url).toBe(401);
        expect(JSON.parse(stranger.text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
        const reader = await proxied.ask(url, { headers: { cookie } });
        expect(reader.status, url).toBe(200);
        expect(reader.headers['cache-control'], url).toBe('private, no-cache');
      }
    }
  });

  test('Markdown comes from the server, at its own address and for clients that prefer it', async ({
    proxied,
  }) => {
    const { cookie } = proxied;
    const markdown = { accept: 'text/markdown, */*' };
    for (const [url, headers] of [
      [`${page.path}.md`, {}],
      [page.path, markdown],
    ] as const) {
      const stranger = await proxied.ask(url, { headers });
      const reader = await proxied.ask(url, { headers: { ...headers, cookie } });
      for (const answer of [stranger, reader]) {
        expect(answer.status, url).toBe(200);
        expect(answer.headers['content-type'], url).toBe('text/markdown; charset=utf-8');
        expect(answer.headers['x-request-id'], url).toBeDefined();
      }
      expect(stranger.text, url).not.toContain(page.sentence);
      expect(reader.text, url).toContain(page.sentence);
      expect(reader.headers['cache-control'], url).toBe('private, no-cache');
    }
    const list = await proxied.ask('/llms.txt');
    expect(list.text).not.toContain(`${page.path}.md`);
    expect((await proxied.ask('/llms.txt', { headers: { cookie } })).text).toContain(
      `${page.path}.md`,
    );
    expect((await proxied.ask(page.path)).headers.vary).toContain('Accept');
  });

  test('no spelling of its address sends a page to a signed-out reader (GAT-03)', async ({
    proxied,
  }) => {
    for (const url of spellings(page.path)) {
      const { status, text } = await proxied.ask(url);
      expect(text, url).not.toContain(page.sentence);
      expect([200, 400, 404], url).toContain(status);
    }
  });

  test('spoofed client addresses allow no further attempts (RL-05)', async ({ proxied }) => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 15; attempt++) {
      const { status } = await proxied.ask('/api/auth/sign-in/email', {
        method: 'POST',
        headers: {
          origin: SITE_URL,
          'x-forwarded-for': `203.0.113.${attempt}`,
          'x-real-ip': `203.0.113.${attempt}`,
        },
        body: { email: 'nobody@example.com', password: 'not the password' },
      });
      statuses.push(status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
}
