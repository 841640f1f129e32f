import { expect, it } from 'vitest';
import type { Sending } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

const PASSWORD = 'hunter2-hunter2';
const BODY = `email=ada%40example.com&password=${PASSWORD}`;

/** Sends the sign-in form as a browser does when the page's script has not run. */
const submit = (change: Partial<Sending> = {}) =>
  use.app.send({
    method: 'POST',
    path: '/sign-in?next=%2Fdocs%2Fmembers',
    body: BODY,
    ...change,
    headers: {
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'content-type': 'application/x-www-form-urlencoded',
      // The result of the page's referrer policy.
      origin: 'null',
      'sec-fetch-site': 'same-origin',
      ...change.headers,
    },
  });

it('sends the page itself, which says that nothing was sent, without repeating a field (CRD-13)', async () => {
  for (const origin of ['null', use.app.origin]) {
    const answer = await submit({ headers: { origin } });
    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({
      allow: 'GET, HEAD',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("form-action 'self'"),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toContain('<html data-form-unsent>');
    expect(answer.text).toContain('<title>Sign in</title>');
    expect(answer.text).not.toMatch(/ada|hunter2|members/);
  }
});

it('never logs fields, whether from the body or from the URL (CRD-13)', async () => {
  await submit();
  for (const path of [`/sign-in?${BODY}`, `/docs/none?${BODY}`, `/sign-in?next=/docs?${BODY}`]) {
    const headers = { accept: 'text/html', referer: `${use.app.origin}/sign-in?${BODY}` };
    const answer = await use.app.send({ path, headers });
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  }
  const log = use.app.logged.join('');
  expect(log).toContain('"path":"/sign-in"');
  expect(log).not.toMatch(/hunter2|ada%40|ada@/);
});

it.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame of another site', { 'sec-fetch-site': 'cross-site' }],
  ['another sub-domain', { 'sec-fetch-site': 'same-site' }],
  ['a look-alike host', { origin: 'http://localhost.evil.example' }],
])('refuses a form from %s (CSRF-01) (CSRF-02)', async (_whose, headers) => {
  const answer = await submit({ headers });
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
});

it('refuses a form without an origin: browsers always send it', async () => {
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await use.app.send({ method: 'POST', path: '/sign-in', headers, body: BODY });
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
});

it('refuses bodies larger than any form of the site', async () => {
  for (const change of [
    { body: 'x'.repeat(33 * 1024) },
    { body: undefined, headers: { 'transfer-encoding': 'chunked' } },
  ]) {
    const answer = await submit(change);
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  }
});

it('leaves responses to programs, and at pages without a form, unchanged', async () => {
  for (const change of [{ headers: { accept: '*/*' } }, { path: '/docs/intro' }]) {
    const answer = await submit(change);
    expect(answer.status).toBe(405);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  }
});
