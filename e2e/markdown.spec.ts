import type { Locator, Page } from '@playwright/test';
import { copyAsMarkdown } from './support/copyAsMarkdown';
import { membersPage, premiumPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { sectionedPage } from './support/sectionedPage';
import { tabTo } from './support/tabTo';
import { expect, test } from './support/test';

const PUBLIC = '/docs/start';
const premium = premiumPage();
const members = membersPage();

const button = (page: Page): Locator => page.getByRole('button', { name: /Markdown|Copied/ });

async function copied(page: Page): Promise<string> {
  await expect(button(page)).toHaveText('Copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('a signed-out reader copies a public page with the keyboard', async ({ page }) => {
  await openPage(page, PUBLIC);
  await tabTo(page, button(page));
  await page.keyboard.press('Enter');
  const text = await copied(page);
  expect(text).toMatch(/^---\ntitle: "Quick start"\n/);
  expect(text).toContain('\n# Quick start\n');
  expect(text).not.toContain('<div');
  await expect(page.locator('.gate-copy [aria-live=polite]')).toHaveText('Copied');
  await expect(button(page)).toBeFocused();
  await expect(button(page)).toHaveText('Copy as Markdown');
});

test('a signed-out reader copies the teaser of a gated page, with a notice', async ({ page }) => {
  await openPage(page, premium.path);
  const text = await copyAsMarkdown(page);
  expect(text).toContain(`# ${premium.title}`);
  expect(text).toContain('**This page is for');
  expect(text).not.toContain(premium.sentence);
});

test('a reader copies what they can read of a page and its sections', async ({ page, reader }) => {
  await reader.signIn(page, members.path);
  expect(await copyAsMarkdown(page)).toContain(members.sentence);
  await openPage(page, sectionedPage.path);
  expect(await copyAsMarkdown(page)).not.toContain(sectionedPage.sentence);
  await reader.grant('premium');
  await openPage(page, sectionedPage.path);
  expect(await copyAsMarkdown(page)).toContain(sectionedPage.sentence);
});

test('if copying fails, a link opens the page as Markdown', async ({ page, allowConsole }) => {
  allowConsole(/Failed to load resource/);
  await page.route('**/*.md', (route) => route.fulfill({ status: 503 }));
  await openPage(page, PUBLIC);
  await button(page).click();
  const link = page.getByRole('link', { name: 'Open as Markdown' });
  await expect(link).toHaveAttribute('href', `${PUBLIC}.md`);
  await expect(button(page)).toHaveText('Copy as Markdown');
});

test('the code for copying loads when the button is pressed', async ({ page }) => {
  await openPage(page, PUBLIC);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await copyAsMarkdown(page);
  expect(loaded).toEqual([expect.stringMatching(/^\/assets\/js\/.*\.js$/), `${PUBLIC}.md`]);
});

test('each page links to its Markdown in its head, also after navigation', async ({ page }) => {
  await openPage(page, PUBLIC);
  const alternate = page.locator('head link[type="text/markdown"]');
  await expect(alternate).toHaveAttribute('href', `${PUBLIC}.md`);
  await page.getByRole('link', { name: 'A tour as a reader' }).first().click();
  await expect(alternate).toHaveAttribute('href', '/docs/tour.md');
  await expect(alternate).toHaveCount(1);
});
