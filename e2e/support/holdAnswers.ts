import type { Page } from '@playwright/test';

/** Holds back the answers of a route: to who is signed in, if not another one. @returns lets them go */
export async function holdAnswers(page: Page, address = '**/api/me'): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
