import { expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect, test } from './support/test';

const members = membersPage();

test('an emailed link signs in, once, and returns to the page and anchor', async ({
  page,
  reader,
  product,
  otherBrowser,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const address = `${members.path}#the-gate`;
  await openPage(page, `/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByRole('main').getByLabel('Email').fill(reader.email);
  await page.getByRole('button', { name: 'Email me a link' }).click();
  // The typed email carries over.
  await expect(page.getByRole('main').getByLabel('Email')).toHaveValue(reader.email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('status').first()).toContainText('has an account, a');

  const link = await readMailLink(product, reader.email, '/sign-in');
  // Only the anchor changes here, but the page must notice.
  await page.goto(link);
  await expect(page.getByText('Sign in on this browser')).toBeVisible();
  await expect(page).not.toHaveURL(/token/);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(address);
  await expectOpen(page, members);

  const other = await otherBrowser();
  await openPage(other, link);
  await other.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('alert')).toContainText('no longer works');
  await expect(other.getByRole('button', { name: 'Send link' })).toBeVisible();
});

test('the last used sign-in method is marked', async ({ page, reader, product, request }) => {
  await openPage(page, '/sign-in');
  await expect(page.getByText('Last used')).toBeHidden();
  await reader.post(request, 'sign-in/magic-link', { email: reader.email });
  await page.goto(await readMailLink(product, reader.email, '/sign-in'));
  await expect(page.getByText('Sign in on this browser')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('/');
  await reader.signOut(page);
  await openPage(page, '/sign-in');
  await expect(page.getByText('Last used')).toHaveCount(1);
  const marked = page.getByRole('button', { name: 'Email me a link' });
  await expect(marked).toHaveAccessibleDescription('Last used');
});
