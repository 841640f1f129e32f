import { premiumPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const REPOSITORY = 'https://github.com/gatehouse-docs/gatehouse';

test('the quick start commands can be copied, and match the docs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, '/');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`git clone ${REPOSITORY}\ncd gatehouse\nnpm start\n`);

  for (const [path, last] of [
    ['/docs/start', 'npm start'],
    ['/docs/contribute/develop', 'npm run dev'],
  ] as const) {
    await openPage(page, path);
    const code = page.locator('pre', { hasText: 'git clone' });
    await expect(code).toHaveText(new RegExp(`git clone ${REPOSITORY}\\s*cd gatehouse\\s*${last}`));
  }
});

test('every page links to the repository; a public one to its source, a gated one doesn’t', async ({
  page,
}) => {
  const edit = page.getByRole('link', { name: 'Edit this page' });
  await openPage(page, '/docs/start');
  const links = page.getByRole('link', { name: /^GitHub/ });
  await expect(links).toHaveCount(2);
  for (const link of await links.all()) await expect(link).toHaveAttribute('href', REPOSITORY);
  await expect(edit).toHaveAttribute('href', `${REPOSITORY}/edit/main/docs/start.mdx`);

  const response = await openPage(page, premiumPage().path);
  await expect(edit).toHaveCount(0);
  expect(await response.text()).not.toContain(`${REPOSITORY}/edit`);
});
