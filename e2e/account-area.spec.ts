import { row, refuseOnceAsNotFresh } from './support/accountArea';
import { holdAnswers } from './support/holdAnswers';
import { expectHydrated, openPage } from './support/openPage';
import { Reader } from './support/Reader';
import { expect, test } from './support/test';

test('a browser that has forgotten its sign-in is asked for its session, not for a password', async ({
  page,
  reader,
}) => {
  await reader.post(page.request, 'sign-in/email', {
    email: reader.email,
    password: reader.password,
  });
  await openPage(page, '/profile');
  await expect(row(page, 'Preferences')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
});

test('a link to a row scrolls to it, and the list of groups marks the current one', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile#delete');
  const heading = page.getByRole('heading', { name: 'Delete account' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();

  const list = page.getByRole('navigation', { name: 'Account settings' });
  await list.getByRole('link', { name: 'Security' }).click();
  await expect(page).toHaveURL('/profile#security');
  await expect(list.getByRole('link', { name: 'Security' })).toHaveClass(/active/);
  await expect(page.getByRole('heading', { name: 'Security' })).toBeInViewport();
});

test('connected accounts don’t appear before it is known that there are any', async ({
  page,
  reader,
}) => {
  const release = await holdAnswers(page, '**/api/auth/methods');
  await reader.signIn(page, '/profile');
  await expect(row(page, 'Sessions')).toContainText('Loading');
  await expect(row(page, 'Connected accounts')).toHaveCount(0);
  release();
  await expect(row(page, 'Sessions')).toContainText('This browser');
  await expect(row(page, 'Connected accounts')).toHaveCount(0);
});

test('a reader who signed in too long ago signs in again, and returns to what they typed', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await reader.signIn(page, '/profile');
  await refuseOnceAsNotFresh(page, '/api/me/email', 'POST');
  const email = row(page, 'Email');
  await email.getByRole('button', { name: 'Change' }).click();
  await email.getByLabel('New email').fill('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change email' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Sign in another way' }).click();

  const form = page.getByRole('main');
  await expect(form.getByText('You’re signed in as Ada Reader')).toBeVisible();
  await expect(form.getByLabel('Email')).toHaveValue(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in' }).click();

  await page.waitForURL('/profile?edit#email');
  await expectHydrated(page);
  await expect(email.getByLabel('New email')).toBeFocused();
  await expect(email.getByLabel('New email')).toHaveValue('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change email' }).click();
  await expect(email.getByText('We sent a link to')).toBeFocused();
});

test('what a reader typed is gone when another one signs in on the browser', async ({
  page,
  reader,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await reader.signIn(page, '/profile');
  await refuseOnceAsNotFresh(page, '/api/me/email', 'POST');
  const email = row(page, 'Email');
  await email.getByRole('button', { name: 'Change' }).click();
  await email.getByLabel('New email').fill('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change email' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Sign in another way' }).click();
  await page.waitForURL(/sign-in/);
  await reader.signOut(page);

  const next = new Reader(product);
  await next.signUp(page.request);
  await openPage(page, '/profile?edit#email');
  await expect(email.getByLabel('New email')).toHaveValue('');
  await email.getByRole('button', { name: 'Cancel' }).click();
  await expect(email).toContainText(next.email);
});

test('the plan row says what is included, until when, and what is not', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile');
  const plan = row(page, 'Plan');
  const premium = plan.getByRole('listitem').filter({ hasText: 'Premium' });
  await expect(plan).toContainText('Free account');
  await expect(premium).toContainText('Not in your plan');
  await reader.grant('premium', '--until', '2999-06-15');
  await page.reload();
  await expect(premium).toContainText(/Included until Jun 1[45], 2999/);
  await reader.revoke('premium');
  await reader.grant('premium');
  await page.reload();
  await expect(premium).toContainText('Included');
  await expect(premium).not.toContainText('until');
});
