import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { card } from './support/accountArea';
import { openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect, test } from './support/test';

async function askFor(page: Page, address: string): Promise<void> {
  const email = card(page, 'Email address');
  await email.getByLabel('New email address').fill(address);
  await email.getByRole('button', { name: 'Change address' }).click();
  await expect(email.getByText('Two mails are on their way')).toBeFocused();
}

async function agree(page: Page, link: string): Promise<void> {
  await openPage(page, link);
  await expect(page, 'the link is out of the address bar').toHaveURL(/\/verify-email$/);
  await page.getByRole('button', { name: 'Yes, change the address' }).click();
}

test('another address counts when both have agreed, also from another device', async ({
  page,
  context,
  product,
  reader,
  otherBrowser,
}) => {
  const wanted = `ada-${randomUUID()}@example.com`;
  await reader.signIn(page, '/profile#email');
  await askFor(page, wanted);

  await page.reload();
  const waiting = card(page, 'Email address').getByText('Another address waits for consent');
  await expect(waiting, 'also after the page was loaded anew').toContainText(wanted);
  await expect(
    card(page, 'Email address').getByRole('button', { name: 'Resend email' }),
  ).toBeEnabled();

  const elsewhere = await otherBrowser();
  await agree(
    elsewhere,
    product.url + (await readMailLink(product, wanted, '/verify-email', 'change')),
  );
  await expect(elsewhere.getByText('open the link in the mail to the other address')).toBeFocused();
  await expect(waiting).toBeVisible();

  const tab = await context.newPage();
  await agree(tab, await readMailLink(product, reader.email, '/verify-email', 'change'));
  await expect(tab.getByText('the new one counts from now on')).toBeFocused();
  await expect(card(page, 'Email address').getByText('Changed.')).toBeVisible();
  await tab.getByRole('link', { name: 'To your account' }).click();
  await expect(card(tab, 'Email address').getByText(wanted)).toBeVisible();

  await reader.post(elsewhere.request, 'sign-in/email', {
    email: wanted,
    password: reader.password,
  });
});

test('the own address and a mistyped one are refused beside the field, which keeps them', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile#email');
  const field = card(page, 'Email address').getByLabel('New email address');
  const ask = card(page, 'Email address').getByRole('button', { name: 'Change address' });
  await field.fill(reader.email.toUpperCase());
  await ask.click();
  await expect(field).toHaveAccessibleDescription('This is your address already.');
  await field.fill('ada at example');
  await ask.click();
  await expect(field).toHaveAccessibleDescription(/such as name@example\.com/);
  await expect(field).toHaveValue('ada at example');
  await expect(field).toBeFocused();
});

test('a change that waits is canceled, and its links are over', async ({
  page,
  product,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const wanted = `ada-${randomUUID()}@example.com`;
  await reader.signIn(page, '/profile#email');
  await askFor(page, wanted);
  await page.reload();
  const email = card(page, 'Email address');
  await email.getByRole('button', { name: 'Cancel the change' }).click();
  await expect(email.getByText('Canceled.')).toBeVisible();
  await expect(email.getByRole('heading')).toBeFocused();
  await expect(email.getByLabel('New email address')).toHaveValue('');
  await expect(card(page, 'Recent activity').getByRole('listitem').first()).toContainText(
    'You canceled the change',
  );

  await agree(page, await readMailLink(product, wanted, '/verify-email', 'change'));
  await expect(page.getByRole('alert')).toContainText('no longer works');
});

test('a link that is over says so, and leads to a new one', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await reader.signIn(page, '/plans');
  await agree(page, `/verify-email#change=${'a'.repeat(43)}`);
  await expect(page.getByRole('alert')).toContainText('no longer works');
  await page.getByRole('link', { name: 'Ask for it again' }).click();
  await expect(page).toHaveURL('/profile#email');
  await expect(card(page, 'Email address').getByLabel('New email address')).toBeVisible();
});
