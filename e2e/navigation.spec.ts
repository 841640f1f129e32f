import type { Locator, Page } from '@playwright/test';
import { expectLocked, expectOpen } from './support/gatePage';
import { membersPage, premiumPage, type GatedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const members = membersPage();
const premium = premiumPage();

/** Follows a sidebar link, without loading a new document. */
async function follow(page: Page, { title, path }: GatedPage): Promise<void> {
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const sidebar = page.getByRole('navigation', { name: 'Docs sidebar' });
  await sidebar.getByRole('link', { name: title }).click();
  await page.waitForURL(path);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
}

test('a signed-out reader who follows links sees locked pages', async ({ page }) => {
  await openPage(page, '/docs/start');
  await unfoldSidebar(page);
  for (const gated of [premium, members]) {
    await follow(page, gated);
    await expectLocked(page, gated);
  }
});

test('an entitled reader who follows links sees open pages', async ({ page, reader }) => {
  await reader.grant('premium');
  await reader.signIn(page, '/docs/start');
  await unfoldSidebar(page);
  for (const gated of [premium, members]) {
    await follow(page, gated);
    await expectOpen(page, gated);
  }
  await page.goBack();
  await expectOpen(page, premium);
});

test('a reader without the plan sees pages for members open, and the others locked', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/docs/start');
  await unfoldSidebar(page);
  await follow(page, members);
  await expectOpen(page, members);
  await follow(page, premium);
  await expectLocked(page, premium);
});

test('signing out in another tab closes the page (SES-20)', async ({ page, reader }) => {
  await reader.signIn(page, members.path);
  await expectOpen(page, members);
  const otherTab = await page.context().newPage();
  await openPage(otherTab, '/');
  await otherTab.getByRole('button', { name: 'Your account' }).click();
  await otherTab.getByRole('button', { name: 'Sign out' }).click();
  await expectLocked(page, members);
});

test('signing in in another tab opens the page', async ({ page, reader }) => {
  await openPage(page, members.path);
  await expectLocked(page, members);
  await reader.signInByForm(await page.context().newPage());
  await expectOpen(page, members);
});

/** Collapsed categories have no links on the page. */
async function unfoldSidebar(page: Page): Promise<void> {
  const sidebar = page.getByRole('navigation', { name: 'Docs sidebar' });
  const folded = sidebar.getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
}

test('the docs’ root URL redirects to their first page, with and without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/docs');
  await expect(page).toHaveURL('/docs/start');
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('/docs');
  await plain.waitForURL('**/docs/start');
  await context.close();
});

test('the table of contents marks the current section', async ({ page }) => {
  await openPage(page, '/docs/start');
  const links = page.locator('.table-of-contents__link');
  const active = page.locator('.table-of-contents__link--active');
  await expect(links.nth(1)).toBeVisible();
  await page.mouse.wheel(0, 400);
  await expect(active).toHaveCount(1);
  const lookOf = (link: Locator) =>
    link.evaluate((element) => {
      const { color, fontWeight } = getComputedStyle(element);
      return { color, fontWeight };
    });
  const others = page.locator('.table-of-contents__link:not(.table-of-contents__link--active)');
  // The page may still be scrolling, and colors change gradually.
  await expect(async () => {
    const [marked, plain] = [await lookOf(active), await lookOf(others.first())];
    expect(marked.color).not.toBe(plain.color);
    expect(marked.fontWeight).not.toBe(plain.fontWeight);
  }).toPass();
});

test('on a phone, the navigation bar doesn’t show through the open menu', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page, '/docs/start');
  await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
  const head = page.locator('.navbar-sidebar__brand');
  await expect(head).toBeInViewport({ ratio: 1 });
  const picture = () => head.screenshot({ animations: 'disabled' });
  const asItIs = await picture();
  await page
    .locator('.navbar__inner')
    .evaluate((bar) => bar.style.setProperty('visibility', 'hidden'));
  expect(asItIs.equals(await picture())).toBe(true);
});
