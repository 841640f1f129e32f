import type { Page } from '@playwright/test';
import { row } from './support/accountArea';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const field = (page: Page, label: string) =>
  page.getByRole('main').getByLabel(label, { exact: true });

test('a field is validated when it loses focus, and its error disappears during correction', async ({
  page,
}) => {
  await openPage(page, '/sign-up');
  const name = field(page, 'Name');
  const email = field(page, 'Email');
  const password = field(page, 'Password');

  await test.step('an untouched field is not validated', async () => {
    await name.focus();
    await email.focus();
    await expect(name).not.toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('an address', async () => {
    await email.pressSequentially('ada at example');
    await expect(email).not.toHaveAttribute('aria-invalid', 'true');
    await password.focus();
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription(/such as name@example\.com/);
    await expect(password, 'the reader moves on').toBeFocused();
    await email.pressSequentially('.');
    await expect(email).not.toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription('');
    await email.fill('ada@example.com');
    await password.focus();
    await expect(email).not.toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('a password has one message', async () => {
    await password.pressSequentially('short');
    await expect(password).toHaveAccessibleDescription('5 of at least 12 characters');
    await name.focus();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(password).toHaveAccessibleDescription('Use at least 12 characters.');
    await password.pressSequentially(' and longer');
    await expect(password).toHaveAccessibleDescription('16 characters: long enough');
    await expect(password).not.toHaveAttribute('aria-invalid', 'true');
  });
});

test('the server’s error is the only one next to its field until its value changes', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await openPage(page, '/sign-up');
  await field(page, 'Name').fill('Ada');
  await field(page, 'Email').fill('ada@example.com');
  const password = field(page, 'Password');
  await password.fill('passwordpassword');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(password).toHaveAccessibleDescription(/^This password is too easy to guess/);
  await expect(page.getByText('long enough')).toHaveCount(0);
  await expect(password).toBeFocused();
  await password.blur();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await password.pressSequentially('!');
  await expect(password).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('too easy to guess')).toHaveCount(0);
});

test('an error that moves a button doesn’t swallow a click on it', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  await row(page, 'Name').getByRole('button', { name: 'Edit' }).click();
  const name = row(page, 'Name').getByLabel('Name');
  await name.fill(' ');
  // Between press and release.
  await row(page, 'Name').getByRole('button', { name: 'Save' }).hover();
  await page.mouse.down();
  await expect(name).not.toBeFocused();
  await expect(name).not.toHaveAttribute('aria-invalid', 'true');
  await page.mouse.up();
  await expect(name).toHaveAccessibleDescription('Enter your name.');
  await expect(name, 'the form was sent').toBeFocused();
});

test('a code of one kind isn’t validated as one of the other', async ({ page, reader }) => {
  await reader.signIn(page);
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.fulfill({ json: { twoFactorRedirect: true } }),
  );
  await page.context().clearCookies();
  await reader.fillSignIn(page, '/plans');
  await field(page, 'Code').fill('1');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(field(page, 'Code')).toHaveAccessibleDescription('Enter the 6-digit code.');
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await expect(field(page, 'Backup code')).not.toHaveAttribute('aria-invalid', 'true');
});
