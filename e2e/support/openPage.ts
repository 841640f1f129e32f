import { expect, type Page, type Response } from '@playwright/test';

/** Waits until React has taken the page over: before that, nothing on it answers. */
export async function expectHydrated(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
}

/** Loads a page and waits until it answers. @returns the server's answer */
export async function openPage(page: Page, path: string): Promise<Response> {
  const response = await page.goto(path);
  await expectHydrated(page);
  if (!response) throw new Error(`${path} was not loaded: only its anchor changed`);
  return response;
}
