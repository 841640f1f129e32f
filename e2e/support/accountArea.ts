import type { Locator, Page } from '@playwright/test';

/** A row of the account area, by its heading. */
export const row = (page: Page, title: string): Locator =>
  page.getByRole('group', { name: title, exact: true });

/** A picture of one pixel: a file as someone would choose it. */
export const PICTURE = {
  name: 'me.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** The server's refusal of someone whose sign-in is too long ago, for one call of a route. */
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
