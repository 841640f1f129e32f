import type { Page } from '@playwright/test';
import { expect } from './test';

/** Copies the page as Markdown with its button. Needs the clipboard permissions. @returns what was copied */
export async function copyAsMarkdown(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}
