import type { Locator, Page } from '@playwright/test';

/** A row of the account area, by its heading. */
export const row = (page: Page, title: string): Locator =>
  page.getByRole('group', { name: title, exact: true });

/** A picture of one pixel, as a file to upload. */
export const PICTURE = {
  name: 'me.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Makes the server refuse one call of a route because the sign-in isn't fresh. */
export async function refuseOnceAsNotFresh(
  page: Page,
  route: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<void> {
  let isRefused = false;
  await page.route(`**${route}`, (call) => {
    if (isRefused || call.request().method() !== method) return call.fallback();
    isRefused = true;
    return call.fulfill({
      status: 403,
      json: { code: 'SESSION_NOT_FRESH', message: 'Sign in once more to go on.', requestId: '1' },
    });
  });
}
