import { expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';

const use = useApp({ auth: { readsPerMinute: 1 } });

/** What a browser sends when it loads a tab. */
const TAB = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const FILE = '/assets/files/members.txt';

const open = (path: string, cookie = '', headers: Record<string, string> = TAB) =>
  use.app.send({ path, headers: { ...headers, ...(cookie && { cookie }) } });

it('replaces a refused resource in a tab, with the same status, its own policy, and no caching (HDR-02)', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  const answers = [
    ['sign-in', 401, await open(FILE)],
    ['upgrade', 403, await open('/assets/js/premium.js', reader.cookie)],
  ] as const;
  for (const [refusal, status, answer] of answers) {
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: expect.stringMatching(/Cookie.*Accept\b/),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(answer.text).toContain(`<html data-gate-refusal="${refusal}">`);
    expect(answer.text).toContain('There is no such page');
  }
});

it('tells readers over the reading limit when to retry (RL-15)', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  expect((await open(FILE, reader.cookie)).status).toBe(200);
  const answer = await open(FILE, reader.cookie);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.text).toContain('data-gate-refusal="limited"');
});

it.each([
  ['a program', '*/*'],
  ['an image element', 'image/avif,image/webp,image/apng,image/*,*/*;q=0.8'],
  ['a client that prefers it', 'application/json,text/html;q=0.5'],
])('is JSON for %s', async (_who, accept) => {
  const answer = await open(FILE, '', { accept });
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
});

it('is not sent for the API, below /gated, or for wrong methods', async () => {
  for (const path of ['/api/me/export', `/gated${FILE}`]) {
    expect(JSON.parse((await open(path)).text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  }
  const wrongMethod = await use.app.send({ method: 'POST', path: '/docs/intro', headers: TAB });
  expect(JSON.parse(wrongMethod.text)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
});

it('is not sent where a page is missing or hidden (GAT-13)', async () => {
  for (const path of ['/nope', '/docs/hidden', '/assets/js/hidden.js']) {
    const answer = await open(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('data-gate-refusal');
  }
});
