import type { Page } from '@playwright/test';

/**
 * Holds back the responses of a route: by default, the current reader. @returns a function that
 * releases them
 */
export async function holdAnswers(page: Page, address = '**/api/me'): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
