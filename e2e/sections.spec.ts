import type { Locator, Page } from '@playwright/test';
import { gatedFiles } from './support/gatedPages';
import { openPage } from './support/openPage';
import { sectionedPage } from './support/sectionedPage';
import { expect, test } from './support/test';

const { path: PATH, heading: HEADING, sentence: SENTENCE } = sectionedPage;
/** Public headings before and after it. */
const BEFORE = 'Write one that deserves the click';
const AFTER = 'The paywall';

const paywall = (page: Page): Locator => page.getByRole('group', { name: /^This section is for/ });
const tocLinks = (page: Page): Locator => page.locator('.table-of-contents').getByRole('link');

async function expectClosed(page: Page): Promise<void> {
  await expect(paywall(page)).toBeVisible();
  await expect(page.getByText(SENTENCE)).toHaveCount(0);
  await expect(tocLinks(page).filter({ hasText: BEFORE })).toHaveCount(1);
  await expect(tocLinks(page).filter({ hasText: HEADING })).toHaveCount(0);
}

async function expectOpen(page: Page): Promise<void> {
  await expect(page.getByText(SENTENCE)).toBeVisible();
  await expect(page.getByRole('heading', { name: HEADING })).toBeVisible();
  await expect(paywall(page)).toHaveCount(0);
  const links = await tocLinks(page).allInnerTexts();
  expect(links.indexOf(HEADING)).toBe(links.indexOf(BEFORE) + 1);
  expect(links.indexOf(AFTER)).toBeGreaterThan(links.indexOf(HEADING));
}

test('a signed-out reader sees the page without its section, and no part of it is sent', async ({
  page,
  request,
}) => {
  await openPage(page, PATH);
  await expectClosed(page);
  await expect(paywall(page)).toContainText('Sign in to read it');
  const html = await (await request.get(PATH)).text();
  expect(html).not.toContain(HEADING);
  expect(html).not.toContain(SENTENCE);
});

test('a reader without the plan is told which one includes it', async ({ page, reader }) => {
  await reader.signIn(page, PATH);
  await expectClosed(page);
  await expect(paywall(page)).toContainText('Your account doesn’t include it yet');
  await expect(paywall(page).getByRole('link', { name: 'Premium' })).toBeVisible();
});

test('signing in at the section returns to it, open', async ({ page, reader }) => {
  await reader.grant('premium');
  await openPage(page, PATH);
  await paywall(page).getByRole('link', { name: 'Sign in' }).click();
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(new RegExp(`${PATH}#section-[0-9a-f]{10}$`));
  await expectOpen(page);
  await expect(page.getByRole('heading', { name: HEADING })).toBeInViewport();
});

test('a premium reader who loads the page, or follows a link to it, sees it open', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page, PATH);
  await expectOpen(page);

  await openPage(page, '/docs/gate/plans-and-entitlements');
  const pages = page.getByRole('navigation', { name: 'Docs pages' });
  await pages.getByRole('link', { name: 'Teasers and paywalls' }).click();
  await expectOpen(page);
});

test('it opens and closes with the session, and the rest of the page stays', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await openPage(page, PATH);
  await expectClosed(page);
  const around = page.getByRole('heading', { name: BEFORE });
  await around.evaluate((element) => element.setAttribute('data-kept', 'yes'));

  const otherTab = await page.context().newPage();
  await reader.signInByForm(otherTab);
  await expectOpen(page);
  await expect(around).toHaveAttribute('data-kept', 'yes');

  await otherTab.getByRole('button', { name: 'Your account' }).click();
  await otherTab.getByRole('button', { name: 'Sign out' }).click();
  await expectClosed(page);
  await expect(around).toHaveAttribute('data-kept', 'yes');
});

test('a section that fails to load says so, and loads on retry', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/Failed to load resource|ChunkLoadError/);
  await reader.grant('premium');
  await reader.signIn(page);
  const isGated = ({ pathname }: URL): boolean => gatedFiles().includes(pathname);
  await page.route(isGated, (route) => route.abort('connectionrefused'));
  await openPage(page, PATH);
  await expect(paywall(page)).toContainText('We can’t check your access right now');
  await page.unroute(isGated);
  await paywall(page).getByRole('button', { name: 'Try again' }).click();
  await expectOpen(page);
});
