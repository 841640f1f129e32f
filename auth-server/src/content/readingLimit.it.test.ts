import { expect, it } from 'vitest';
import { grantPlan } from '../membership/entitlements.js';
import { getReaderId } from '../membership/readers.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp({ auth: { readsPerMinute: 3 } });

async function subscriber() {
  const browser = use.app.browser();
  await browser.signUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  await grantPlan(queries, { userId, plan: 'premium', source: 'administrator', until: null });
  return browser;
}

it('limits the gated pages and files that one reader gets per minute (RL-15)', async () => {
  const scraper = await subscriber();
  for (const path of ['/docs/premium', '/assets/js/premium.js', '/docs/premium']) {
    expect(await scraper.get(path)).toMatchObject({
      status: 200,
      text: expect.stringContaining(SECRET_TEXT),
    });
  }
  const page = await scraper.get('/docs/premium');
  expect(page).toMatchObject({ status: 429, text: expect.not.stringContaining(SECRET_TEXT) });
  expect(page.headers['cache-control']).toBe('no-store');
  for (const path of ['/assets/js/premium.js', '/gated/assets/js/premium.js']) {
    const file = await scraper.get(path);
    expect(file.status).toBe(429);
    expect(JSON.parse(file.text)).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(Number(file.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(file.headers['retry-after'])).toBeLessThanOrEqual(60);
  }
  expect((await scraper.get('/api/me')).status).toBe(200);
  expect((await (await subscriber()).get('/docs/premium')).text).toContain(SECRET_TEXT);
});

it('does not count refused requests', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  for (let time = 0; time < 5; time += 1) {
    expect((await reader.get('/docs/premium')).status).toBe(200);
    expect((await reader.get('/assets/js/premium.js')).status).toBe(403);
  }
});
