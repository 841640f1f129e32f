import { expect, type Page, type Response } from '@playwright/test';

/** Waits until React has hydrated the page: before that, it doesn't respond. */
export async function expectHydrated(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
}

/** Loads a page and waits until it responds. @returns the server's response */
export async function openPage(page: Page, path: string): Promise<Response> {
  const response = await page.goto(path);
  await expectHydrated(page);
  if (!response) throw new Error(`${path} was not loaded: only its anchor changed`);
  return response;
}
