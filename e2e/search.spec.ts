import { expectAccessible } from './support/expectAccessible';
import { membersPage, premiumPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

test('search hits show which pages are locked, and nothing is loaded for it before a search', async ({
  page,
}) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  const loadedLocks = async () => (await Promise.all(scripts)).join('').includes('Members only');
  await openPage(page, '/docs/start');
  expect(await loadedLocks()).toBe(false);

  const search = page.getByRole('navigation', { name: 'Main' }).getByLabel('Search');
  const hit = (name: string, lock: string) =>
    page.getByRole('option').filter({ hasText: name }).filter({ hasText: lock });
  for (const [gated, lock] of [
    [membersPage(), 'Members only'],
    [premiumPage(), 'Premium only'],
  ] as const) {
    await search.fill(gated.title);
    await expect(hit(gated.title, lock).first()).toBeVisible();
  }
  expect(await loadedLocks()).toBe(true);
  await search.fill('Quick start');
  await expect(hit('Quick start', '').first()).toBeVisible();
  await expect(hit('Quick start', ' only')).toHaveCount(0);

  await openPage(page, `/search?q=${encodeURIComponent(premiumPage().title)}`);
  const results = page.getByRole('article');
  await expect(results.filter({ hasText: 'Premium only' }).first()).toBeVisible();
  await expectAccessible(page, results.first());
});
