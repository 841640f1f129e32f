import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { membersPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readSitemap } from './support/readSitemap';
import { expect, test } from './support/test';

test('every page allows its inline scripts, in a meta tag and in a header (HDR-02)', async ({
  request,
}) => {
  for (const path of [...readSitemap(), '/no-such-page']) {
    const answer = await request.get(path);
    const policy = readPagePolicy(await answer.text()) ?? '';
    expect(answer.headers()['content-security-policy'], path).toBe(
      `${policy};frame-ancestors 'none'`,
    );
    expect(policy, path).toContain(
      "object-src 'none';form-action 'self';script-src 'self' 'sha256-",
    );
    expect(policy.split(';').filter((part) => part.includes("'unsafe-inline'"))).toEqual([
      "style-src 'self' 'unsafe-inline'",
    ]);
    expect(policy.length, path).toBeLessThan(1024);
  }
});

test('an open page uses the policy of its locked version (GAT-21)', async ({ request, reader }) => {
  const { path } = membersPage();
  const locked = (await request.get(path)).headers();
  await reader.startSession(request);
  const open = (await request.get(path)).headers();
  expect(open['content-security-policy']).toBe(locked['content-security-policy']);
});

test('a script injected into a page doesn’t run, and is reported to the console (HDR-07)', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/Content Security Policy/);
  await openPage(page, '/docs/start');
  for (const html of [
    '<script>window.ran = true</script>',
    '<img src=x: onerror="window.ran = true">',
  ]) {
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('Content Security Policy'),
    );
    await page.evaluate((text) => {
      // Parsed with its scripts, unlike with `innerHTML`.
      document.body.append(document.createRange().createContextualFragment(text));
    }, html);
    await refused;
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('a page on another site can’t embed the sign-in page in a frame (HDR-05)', async ({
  page,
  product,
  allowConsole,
}) => {
  allowConsole(/frame|X-Frame-Options|Content Security Policy/i);
  await page.route('http://evil.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Evil</title><iframe src="${product.url}/sign-in"></iframe>`,
    }),
  );
  await page.goto('http://evil.test/');
  const frame = page.frames()[1];
  expect(frame?.url()).toBe('chrome-error://chromewebdata/');
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Sign in' })).toHaveCount(0);
});
