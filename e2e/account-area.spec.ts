import { card, refuseOnceAsNotFresh } from './support/accountArea';
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
  await expect(card(page, 'Preferences')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
});

test('an address with a section leads to it, and the list of sections marks the one in view', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile#data');
  const heading = page.getByRole('heading', { name: 'Your data' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();

  const list = page.getByRole('navigation', { name: 'Sections of your account' });
  await list.getByRole('link', { name: 'Preferences' }).click();
  await expect(page).toHaveURL('/profile#preferences');
  await expect(list.getByRole('link', { name: 'Preferences' })).toHaveClass(/active/);
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeInViewport();
});

test('accounts of other services do not appear before it is known that there are any', async ({
  page,
  reader,
}) => {
  const release = await holdAnswers(page, '**/api/auth/methods');
  await reader.signIn(page, '/profile');
  const list = page.getByRole('navigation', { name: 'Sections of your account' });
  await expect(card(page, 'Sessions')).toContainText('Loading');
  await expect(card(page, 'Connected accounts')).toHaveCount(0);
  await expect(list.getByRole('link', { name: 'Connected accounts' })).toHaveCount(0);
  release();
  await expect(card(page, 'Sessions')).toContainText('This browser');
  await expect(card(page, 'Connected accounts')).toHaveCount(0);
});

test('whoever signed in too long ago does so again, and is back with what they typed', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await reader.signIn(page, '/profile');
  await refuseOnceAsNotFresh(page, '/api/me/email', 'POST');
  const email = card(page, 'Email address');
  await email.getByLabel('New email address').fill('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change address' }).click();
  const refusal = email.getByRole('alert');
  await expect(refusal).toContainText('more than 15 minutes ago');
  await expect(refusal).toBeFocused();
  await refusal.getByRole('link', { name: 'Sign in once more' }).click();

  const form = page.getByRole('main');
  await expect(form.getByText('You are signed in as Ada Reader')).toBeVisible();
  await expect(form.getByLabel('Email')).toHaveValue(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in' }).click();

  await page.waitForURL('/profile#email');
  await expectHydrated(page);
  await expect(page.getByRole('heading', { name: 'Email address' })).toBeFocused();
  await expect(email.getByLabel('New email address')).toHaveValue('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change address' }).click();
  await expect(email.getByText('Two mails are on their way')).toBeFocused();
});

test('what a reader typed is not there for the next one who signs in on the browser', async ({
  page,
  reader,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await reader.signIn(page, '/profile');
  await refuseOnceAsNotFresh(page, '/api/me/email', 'POST');
  const email = card(page, 'Email address');
  await email.getByLabel('New email address').fill('ada@elsewhere.example');
  await email.getByRole('button', { name: 'Change address' }).click();
  await email.getByRole('link', { name: 'Sign in once more' }).click();
  await page.waitForURL(/sign-in/);
  await reader.signOut(page);

  const next = new Reader(product);
  await next.signUp(page.request);
  await openPage(page, '/profile#email');
  await expect(email).toContainText(next.email);
  await expect(email.getByLabel('New email address')).toHaveValue('');
});

test('the plan card says what is open, until when, and what is not', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  const plan = card(page, 'Plan');
  const premium = plan.getByRole('listitem').filter({ hasText: 'Premium' });
  await expect(plan).toContainText('Free account');
  await expect(premium).toContainText('Not in your plan');
  await reader.grant('premium', '--until', '2999-06-15');
  await page.reload();
  await expect(premium).toContainText(/Open to you until Jun 1[45], 2999/);
  await reader.revoke('premium');
  await reader.grant('premium');
  await page.reload();
  await expect(premium).toContainText('Open to you');
  await expect(premium).not.toContainText('until');
});
