import type { Page } from '@playwright/test';
import { expect } from './test';

/** Copies the page with its button. Needs clipboard permissions. @returns the copied Markdown */
export async function copyAsMarkdown(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}
