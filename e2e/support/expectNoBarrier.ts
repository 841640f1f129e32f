import { expect, type Page } from '@playwright/test';
import { findBarriers } from './findBarriers';

/**
 * Axe finds nothing in a card of the account area as it stands, light and dark, and nothing sticks
 * out on a small phone.
 */
export async function expectNoBarrier(page: Page, section: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const found = await findBarriers(page, { include: `section[aria-labelledby="${section}"]` });
      expect.soft(found, `${colorScheme}, ${width} px`).toEqual([]);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(overflow, `pixels that stick out, ${colorScheme}, ${width} px`).toBe(0);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
