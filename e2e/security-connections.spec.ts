import { refuseOnceAsNotFresh, row } from './support/accountArea';
import { expectNoBarrier } from './support/expectNoBarrier';
import { expectHydrated, openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect } from './support/test';
import { test, userOf } from './support/testWithProviders';

// One worker, so that the server is started once.
test.describe.configure({ mode: 'default' });

const HERE = '/profile#connections';

test('services are connected and disconnected, but never the last way to sign in', async ({
  page,
  product,
  provider,
  allowConsole,
}) => {
  test.slow();
  allowConsole(/status of 403/);
  provider.user = userOf('301');
  const { email } = provider.user;
  await openPage(page, `/sign-in?next=${encodeURIComponent(HERE)}`);
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.waitForURL(HERE);
  await expectHydrated(page);
  const connections = row(page, 'Connected accounts');
  await expect(connections.getByRole('heading')).toBeFocused();
  const entry = (name: string) => connections.getByRole('listitem').filter({ hasText: name });
  const disconnect = (name: string) =>
    connections.getByRole('button', { name: `Disconnect ${name}` });

  await test.step('the only one stays, with the reason', async () => {
    await expect(entry('Google')).toContainText(/Connected (now|.* ago)/);
    await expect(disconnect('Google')).toHaveAttribute('aria-disabled', 'true');
    await expect(disconnect('Google')).toHaveAccessibleDescription(
      /Set a password or connect another service first/,
    );
    await expectNoBarrier(page, 'connections');
    await disconnect('Google').press('Enter');
    await expect(connections.getByText('no longer be able to sign in')).toHaveCount(0);
  });

  await test.step('a second one is connected by visiting it', async () => {
    await expect(entry('GitHub')).toContainText('Not connected');
    await connections.getByRole('button', { name: 'Connect GitHub' }).click();
    await expect(disconnect('GitHub')).toBeVisible();
    await expect(page).toHaveURL(HERE);
  });

  await test.step("a session that isn't fresh leads there and back, with what was typed", async () => {
    await refuseOnceAsNotFresh(page, '/api/me/email', 'POST');
    await row(page, 'Email').getByRole('button', { name: 'Change' }).click();
    await row(page, 'Email').getByLabel('New email').fill('ada@elsewhere.example');
    await row(page, 'Email').getByRole('button', { name: 'Change email' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Continue with Google' }).click();
    await page.waitForURL('/profile?edit#email');
    await expectHydrated(page);
    await expect(row(page, 'Email').getByLabel('New email')).toHaveValue('ada@elsewhere.example');
    await openPage(page, HERE);
  });

  await test.step('the first one is removed after confirmation', async () => {
    await disconnect('Google').click();
    await connections.getByRole('button', { name: 'Cancel' }).click();
    await disconnect('Google').click();
    await connections.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await expect(connections.getByRole('status')).toContainText('Disconnected');
    await expect(entry('Google')).toContainText('Not connected');
    await expect(disconnect('GitHub')).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('a first password is set by email, and signs in (TOK-14)', async () => {
    const password = row(page, 'Password');
    await expect(password).toContainText('Not set');
    await password.getByRole('button', { name: 'Set up' }).click();
    await password.getByRole('button', { name: 'Send link' }).click();
    await expect(password.getByRole('status')).toContainText('We sent you a link');
    await openPage(page, await readMailLink(product, email, '/reset-password'));
    const form = page.getByRole('main');
    await form.getByLabel('New password', { exact: true }).fill('a long enough password');
    await form.getByRole('button', { name: 'Set password' }).click();
    await expect(form.getByText('Connected service: GitHub')).toBeVisible();
    await form.getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('/sign-in');

    await openPage(page, `/sign-in?next=${encodeURIComponent(HERE)}`);
    await form.getByLabel('Email').fill(email);
    await form.getByLabel('Password', { exact: true }).fill('a long enough password');
    await form.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(HERE);
    await expectHydrated(page);
    await expect(row(page, 'Password').getByRole('button', { name: 'Change' })).toBeVisible();
    await expect(disconnect('GitHub')).not.toHaveAttribute('aria-disabled');
  });
});

test('a service that belongs to another reader is not connected (OAU-07)', async ({
  page,
  otherBrowser,
  product,
  provider,
}) => {
  provider.user = userOf('311');
  const other = await otherBrowser();
  await openPage(other, `${product.url}/sign-in?next=%2Fplans`);
  await other.getByRole('button', { name: 'Continue with GitHub' }).click();
  await other.waitForURL('**/plans');

  provider.user = { ...userOf('312'), sub: '312' };
  await openPage(page, `/sign-in?next=${encodeURIComponent(HERE)}`);
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.waitForURL(HERE);
  await expectHydrated(page);
  // The other reader is now signed in at the provider.
  await page.context().clearCookies({ domain: 'localhost', name: /^_/ });
  provider.user = userOf('311');
  await row(page, 'Connected accounts').getByRole('button', { name: 'Connect GitHub' }).click();
  await expect(page.getByRole('alert')).toContainText('already connected to that account');
});
