import type { Locator, Page } from '@playwright/test';
import { expectOpen, paywall } from './support/gatePage';
import { membersPage, unlistedPage } from './support/gatedPages';
import { holdAnswers } from './support/holdAnswers';
import { openPage } from './support/openPage';
import type { Reader } from './support/Reader';
import { sectionedPage } from './support/sectionedPage';
import { skipToContent, tabTo } from './support/tabTo';
import { expect, test } from './support/test';

/** Fills the sign-in form in. */
async function signInByKeyboard(page: Page, { email, password }: Reader): Promise<void> {
  const form = page.getByRole('main');
  await expect(form.getByLabel('Email')).toBeVisible();
  await tabTo(page, form.getByLabel('Email'));
  await page.keyboard.type(email);
  await tabTo(page, form.getByLabel('Password', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

test('the keyboard alone leads from the paywall to sign-in, and back to the page and anchor', async ({
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

test('the keyboard alone leads from a section to sign-in, back to it, and past it', async ({
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

test('the keyboard alone finds an unlisted page in the sidebar, and continues from it', async ({
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

/** Ways to leave the search field before its index has loaded. */
const WAYS_PAST_SEARCH: Record<string, (page: Page, email: Locator) => Promise<void>> = {
  'with the Tab key': async (page, email) => {
    await tabTo(page, page.getByLabel('Search'));
    await tabTo(page, email);
  },
  'with clicks': async (page, email) => {
    await page.getByLabel('Search').click();
    await email.click();
  },
};

/** The search plugin loads its code and its index when the field is first used. */
const holdSearch = (page: Page) => holdAnswers(page, '**/assets/js/*.js');
/** The field's role once its index has loaded. */
const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search' });

for (const [how, moveOn] of Object.entries(WAYS_PAST_SEARCH)) {
  test(`the search index, once loaded, doesn’t take the focus from a reader who moved on ${how}`, async ({
    page,
  }) => {
    await openPage(page, '/sign-in');
    const loadSearch = await holdSearch(page);
    const email = page.getByRole('main').getByLabel('Email');
    await moveOn(page, email);
    await page.keyboard.type('ada');
    loadSearch();
    await expect(searchBox(page)).toBeAttached();
    await page.keyboard.type('@example.com');
    await expect(email).toBeFocused();
    await expect(email).toHaveValue('ada@example.com');
  });
}

test('search keeps the focus while its index loads, and gets it with its shortcut', async ({
  page,
}) => {
  await openPage(page, '/sign-in');
  const loadSearch = await holdSearch(page);
  await page.getByLabel('Search').click();
  await page.keyboard.type('ga');
  loadSearch();
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('ting');
  await expect(searchBox(page)).toHaveValue('gating');
  // Not by clicking: the hits cover it.
  await page.getByRole('main').getByLabel('Email').focus();
  await page.keyboard.press('Control+k');
  await expect(searchBox(page)).toBeFocused();
});
