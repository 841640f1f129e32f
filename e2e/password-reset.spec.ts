import { openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect, test } from './support/test';

const NEW_PASSWORD = 'another long enough password';

test('a link resets a forgotten password, once, and ends all sessions', async ({
  page,
  reader,
  product,
  otherBrowser,
  allowConsole,
}) => {
  allowConsole(/status of 40[01]/);
  const other = await otherBrowser();
  await reader.signIn(other);

  await openPage(page, '/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  // The previous page has a field with the same name.
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByRole('main').getByLabel('Email').fill(reader.email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('status').first()).toContainText('has an account, a');

  const link = await readMailLink(product, reader.email, '/reset-password');
  await openPage(page, link);
  await expect(page).toHaveURL('/reset-password');
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('new password is set');

  await reader.fillSignIn(page, '/');
  await expect(page.getByRole('alert')).toHaveText('Incorrect email or password.');
  await page.getByRole('main').getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();

  await openPage(other, '/profile');
  await expect(other.getByText('Sign in to see your account.')).toBeVisible();

  await openPage(page, link);
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert')).toContainText('no longer works');
  await page.getByRole('link', { name: 'Get a new link' }).click();
  await expect(page).toHaveURL('/forgot-password');
});

test('a guessable password is refused next to its field', async ({
  page,
  reader,
  request,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await reader.post(request, 'request-password-reset', { email: reader.email });
  await openPage(page, await readMailLink(product, reader.email, '/reset-password'));
  const field = page.getByLabel('New password', { exact: true });
  await field.fill('password1234');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(field).toHaveAccessibleDescription(/This password is too easy to guess/);
  await expect(field).toHaveValue('password1234');
});
