import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { row } from './support/accountArea';
import { openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect, test } from './support/test';

async function requestEmail(page: Page, address: string): Promise<void> {
  const email = row(page, 'Email');
  await email.getByRole('button', { name: 'Change' }).click();
  await email.getByLabel('New email').fill(address);
  await email.getByRole('button', { name: 'Change email' }).click();
  await expect(email.getByText('We sent a link to')).toBeFocused();
}

/** Opens one of the two links, whose page shows both addresses, and confirms. */
async function agree(page: Page, link: string, addresses: string[]): Promise<void> {
  await openPage(page, link);
  await expect(page, 'the link is out of the address bar').toHaveURL(/\/verify-email$/);
  for (const address of addresses) await expect(page.getByRole('main')).toContainText(address);
  await page.getByRole('button', { name: 'Confirm the change' }).click();
}

test('a new email takes effect once both addresses have confirmed, even on another device', async ({
  page,
  context,
  product,
  reader,
  otherBrowser,
}) => {
  const wanted = `ada-${randomUUID()}@example.com`;
  await reader.signIn(page, '/profile#email');
  await requestEmail(page, wanted);

  await page.reload();
  const waiting = row(page, 'Email').getByText(/isn’t confirmed yet/);
  await expect(waiting, 'also after the page was loaded anew').toContainText(wanted);
  await expect(waiting).toContainText(reader.email);
  await expect(row(page, 'Email').getByRole('button', { name: 'Resend email' })).toBeEnabled();

  const elsewhere = await otherBrowser();
  await agree(
    elsewhere,
    product.url + (await readMailLink(product, wanted, '/verify-email', 'change')),
    [reader.email, wanted],
  );
  await expect(elsewhere.getByText('open the link we sent to the other address')).toBeFocused();
  await expect(waiting).toBeVisible();

  const tab = await context.newPage();
  const link = await readMailLink(product, reader.email, '/verify-email', 'change');
  await agree(tab, link, [reader.email, wanted]);
  await expect(tab.getByText('Your email has changed.')).toBeFocused();
  await expect(row(page, 'Email').getByText('Changed.')).toBeVisible();
  await tab.getByRole('link', { name: 'Go to your account' }).click();
  await expect(row(tab, 'Email').getByText(wanted)).toBeVisible();

  await reader.post(elsewhere.request, 'sign-in/email', {
    email: wanted,
    password: reader.password,
  });
});

test('the current email and an invalid one are refused next to the field, which keeps its value', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile#email');
  await row(page, 'Email').getByRole('button', { name: 'Change' }).click();
  const field = row(page, 'Email').getByLabel('New email');
  const ask = row(page, 'Email').getByRole('button', { name: 'Change email' });
  await field.fill(reader.email.toUpperCase());
  await ask.click();
  await expect(field).toHaveAccessibleDescription('That’s already your email.');
  await field.fill('ada at example');
  await ask.click();
  await expect(field).toHaveAccessibleDescription(/such as name@example\.com/);
  await expect(field).toHaveValue('ada at example');
  await expect(field).toBeFocused();
});

test('a pending change is canceled, and its links no longer work', async ({
  page,
  product,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const wanted = `ada-${randomUUID()}@example.com`;
  await reader.signIn(page, '/profile#email');
  await requestEmail(page, wanted);
  await page.reload();
  const email = row(page, 'Email');
  await email.getByRole('button', { name: 'Cancel the change' }).click();
  await expect(email.getByText('Canceled.')).toBeVisible();
  await expect(email.getByRole('heading')).toBeFocused();
  await email.getByRole('button', { name: 'Change' }).click();
  await expect(email.getByLabel('New email')).toHaveValue('');
  await expect(row(page, 'Recent activity').getByRole('listitem').first()).toContainText(
    'You canceled the change',
  );

  await openPage(page, await readMailLink(product, wanted, '/verify-email', 'change'));
  await expect(page.getByRole('alert')).toContainText('no longer works');
});

test('an expired link says so, and offers a new one', async ({ page, reader, allowConsole }) => {
  allowConsole(/status of 400/);
  await reader.signIn(page, '/plans');
  await openPage(page, `/verify-email#change=${'a'.repeat(43)}`);
  await expect(page.getByRole('alert')).toContainText('no longer works');
  await page.getByRole('link', { name: 'Request the change again' }).click();
  await expect(page).toHaveURL('/profile?edit#email');
  await expect(row(page, 'Email').getByLabel('New email')).toBeVisible();
});
