import { expectLocked, expectOpen, fetchHtml, paywall } from './support/gatePage';
import { premiumPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { runAdmin } from './support/runAdmin';
import { expect, test } from './support/test';
import { choosePreferences, expectPreferences } from './support/preferences';
import { Reader } from './support/Reader';

const premium = premiumPage();

test('a reader signs up, is granted premium, and gets the open page in the first response', async ({
  page,
  request,
  product,
}) => {
  const reader = new Reader(product);

  await test.step('a locked page shows its teaser and a sign-in link', async () => {
    await openPage(page, premium.path);
    await expectLocked(page, premium);
    await paywall(page).getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  });

  await test.step('signing up sends an email, whose link confirms the address', async () => {
    const form = page.getByRole('main');
    await form.getByLabel('Name').fill(reader.name);
    await form.getByLabel('Email').fill(reader.email);
    await form.getByLabel('Password', { exact: true }).fill(reader.password);
    await form.getByRole('button', { name: 'Sign up' }).click();
    await expect(form.getByRole('status').first()).toContainText(reader.email);
    await page.goto(await readMailLink(product, reader.email, '/verify-email'));
  });

  await test.step('after signing in with it, the page is still locked', async () => {
    await page.waitForURL(premium.path);
    await expectHydrated(page);
    await expectLocked(page, premium);
    await expect(paywall(page)).toContainText(`You’re signed in as ${reader.email}.`);
  });

  await test.step('after the grant, it opens as soon as the reader returns to the tab', async () => {
    expect(await runAdmin(product, 'grant', reader.email, 'premium')).toContain(reader.email);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expectOpen(page, premium);
  });

  await test.step('from then on the first response is the open page', async () => {
    await page.reload();
    await expectHydrated(page);
    await expectOpen(page, premium);
    expect(await fetchHtml(page.request, premium)).toContain(premium.sentence);
    expect(await fetchHtml(request, premium)).not.toContain(premium.sentence);
  });
});

test('preferences follow a reader to another browser', async ({ page, reader, otherBrowser }) => {
  await reader.signIn(page, '/profile');
  await choosePreferences(page);
  await expectPreferences(page);

  const other = await otherBrowser();
  await reader.signInByForm(other);
  await expectPreferences(other);
});
