import type { Page } from '@playwright/test';
import { openPage } from './support/openPage';
import { Reader } from './support/Reader';
import { readMailLink } from './support/readMailLink';
import { expect, test } from './support/test';

async function signUp(page: Page, reader: Reader): Promise<void> {
  await openPage(page, '/sign-up');
  await fillSignUp(page, reader);
}

async function fillSignUp(page: Page, { name, email, password }: Reader): Promise<void> {
  const form = page.getByRole('main');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Sign up' }).click();
}

const notice = (page: Page) => page.getByRole('main').getByRole('status').first();

test('signing up with a known address looks like any other sign-up (ENU-03)', async ({
  page,
  product,
  reader,
}) => {
  const stranger = new Reader(product);
  const texts: string[] = [];
  for (const somebody of [stranger, reader]) {
    await signUp(page, somebody);
    await expect(notice(page)).toContainText(somebody.email);
    const text = await page.getByRole('main').innerText();
    texts.push(text.replace(somebody.email, 'ADDRESS').replace(/\d+ s\b/, 'SECONDS'));
  }
  expect(texts[0]).toBe(texts[1]);
});

test('in the browser that signed up, the link signs in and leads back, without asking for the password again', async ({
  page,
  product,
}) => {
  const reader = new Reader(product);
  await openPage(page, '/plans');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  await fillSignUp(page, reader);
  await expect(notice(page)).toContainText(reader.email);
  const tab = await page.context().newPage();
  await tab.goto(await readMailLink(product, reader.email, '/verify-email'));
  await tab.waitForURL('/plans');
  await expect(tab.getByRole('button', { name: 'Your account' })).toBeVisible();
  await expect(page.getByRole('main'), 'the first tab notices').toContainText(
    `You’re signed in as ${reader.name}`,
  );
  expect(await tab.evaluate(() => localStorage.getItem('gatehouse.sign-up'))).toBeNull();
});

test('in another browser, the link proves nothing before the password is typed, then signs in, and leaves the address bar (TOK-07, CRD-14)', async ({
  page: own,
  otherBrowser,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const reader = new Reader(product);
  await signUp(own, reader);
  const page = await otherBrowser();
  const link = await readMailLink(product, reader.email, '/verify-email');
  const [, token = ''] = link.split('#token=');
  const told: string[] = [];
  page.on('request', (request) => {
    const text = [request.url(), request.postData(), request.headers().referer].join(' ');
    if (text.includes(token)) told.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });

  await openPage(page, link);
  const confirm = page.getByRole('button', { name: 'Confirm email' });
  await expect(confirm).toBeVisible();
  await expect(page).toHaveURL('/verify-email');
  expect(told).toEqual([]);
  const password = page.getByRole('main').getByLabel('Password', { exact: true });
  await password.fill('not what was typed before');
  await confirm.click();
  await expect(password).toHaveAccessibleDescription(/isn’t the password/);
  await password.fill(reader.password);
  await confirm.click();
  await expect(page).toHaveURL('/');
  expect(new Set(told)).toEqual(new Set(['POST /api/auth/verify-email']));
  expect(page.url()).not.toContain('@');
});

test('a used link says so, and a new one can be requested (TOK-11)', async ({
  page,
  product,
  request,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const reader = new Reader(product);
  await signUp(page, reader);
  const link = await readMailLink(product, reader.email, '/verify-email');
  await reader.confirm(request);
  await openPage(page, link);
  await expect(page.getByRole('alert')).toContainText('no longer works');
  await page.getByRole('main').getByLabel('Email').fill(reader.email);
  await page.getByRole('button', { name: 'Send a new link' }).click();
  await expect(notice(page)).toContainText('is waiting to be confirmed');
});

test('the email can be sent again after a minute', async ({ page, product }) => {
  const reader = new Reader(product);
  await page.clock.install();
  await signUp(page, reader);
  const first = await readMailLink(product, reader.email, '/verify-email');
  const again = page.getByRole('button', { name: 'Resend email' });
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(61_000);
  await expect(again).toHaveText('Resend email');
  await again.click();
  await expect(page.getByText('Email sent again.')).toBeVisible();
  await expect.poll(() => readMailLink(product, reader.email, '/verify-email')).not.toBe(first);
});

test('before the address is confirmed, sign-in fails as usual and says where the link is', async ({
  page,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 401/);
  const reader = new Reader(product);
  await signUp(page, reader);
  await expect(notice(page)).toBeVisible();
  await reader.fillSignIn(page, '/');
  await expect(page.getByRole('alert')).toHaveText('Incorrect email or password.');
  await page.getByRole('link', { name: 'Resend the email' }).click();
  await expect(page).toHaveURL('/verify-email');
});

test('another address can be entered without typing the rest again', async ({ page, product }) => {
  await signUp(page, new Reader(product));
  await page.getByRole('button', { name: 'Use a different email' }).click();
  await expect(page.getByRole('main').getByLabel('Name')).toHaveValue('Ada Reader');
});
