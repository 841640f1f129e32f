import type { Page } from '@playwright/test';
import { expectOpen, paywall } from './support/gatePage';
import { membersPage, unlistedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import type { Reader } from './support/Reader';
import { sectionedPage } from './support/sectionedPage';
import { skipToContent, tabTo } from './support/tabTo';
import { expect, test } from './support/test';

/** Fills the sign-in form in. */
async function signInByKeyboard(page: Page, { email, password }: Reader): Promise<void> {
  const form = page.getByRole('main');
  await expect(form.getByLabel('E-mail')).toBeVisible();
  // Also past the search field, which takes the focus back when its index has come.
  await skipToContent(page);
  await tabTo(page, form.getByLabel('E-mail'));
  await page.keyboard.type(email);
  await tabTo(page, form.getByLabel('Password', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

test('the keyboard alone leads from the paywall to sign-in, and back to page and anchor', async ({
  page,
  reader,
}) => {
  const members = membersPage();
  const address = `${members.path}#the-gate`;
  await openPage(page, address);
  await skipToContent(page);
  await tabTo(page, paywall(page).getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/sign-in\?next=/);
  await signInByKeyboard(page, reader);

  await page.waitForURL(address);
  await expectOpen(page, members);
});

test('the keyboard alone leads from a section to sign-in, back to it, and on behind it', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await openPage(page, sectionedPage.path);
  await skipToContent(page);
  const section = page.getByRole('group', { name: /^This section is for/ });
  await tabTo(page, section.getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in\?next=/);
  await signInByKeyboard(page, reader);

  await page.waitForURL(`${sectionedPage.path}#section-*`);
  await expect(page.getByText(sectionedPage.sentence)).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: /^Next/ }));
});

test('the keyboard alone finds an unlisted page in the sidebar, and leads on from it', async ({
  page,
  reader,
}) => {
  const hidden = unlistedPage();
  await reader.grant('premium');
  await reader.signIn(page, '/docs/start');
  const sidebar = page.getByRole('navigation', { name: 'Docs sidebar' });
  await tabTo(page, sidebar.getByRole('link', { name: hidden.title }));
  await page.keyboard.press('Enter');
  await page.waitForURL(hidden.path);
  await expect(page.getByText(hidden.sentence)).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: /^Previous/ }));
});
