import type { Page } from '@playwright/test';

/** Holds back the answers to who is signed in. @returns lets them go */
export async function holdAnswers(page: Page): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/me', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
