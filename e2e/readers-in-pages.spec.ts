import type { Page } from '@playwright/test';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const PAGE = '/docs/accounts/readers-in-your-pages';
const says = (page: Page, text: string) =>
  page.getByRole('article').getByText(text, { exact: true });

test('a public page distinguishes signed-out readers, readers, and readers with a plan', async ({
  page,
  reader,
}) => {
  await openPage(page, PAGE);
  await expect(says(page, 'You are not signed in.')).toBeVisible();

  await reader.signIn(page, PAGE);
  await expect(says(page, 'You are signed in. Premium is not open to you.')).toBeVisible();
  await expect(says(page, 'You are not signed in.')).toHaveCount(0);

  await reader.grant('premium');
  await page.reload();
  await expect(says(page, 'You are signed in. Premium is open to you.')).toBeVisible();
});

test('a page is built without any reader', async ({ request }) => {
  const html = await (await request.get(PAGE)).text();
  const article = /<article>.*<\/article>/s.exec(html)?.[0].replace(/<pre.*?<\/pre>/gs, '') ?? '';
  expect(article).toContain('On this page, that says:');
  expect(article).not.toMatch(/You are (?:not )?signed in/);
});
