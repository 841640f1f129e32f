import { expect, type Page } from '@playwright/test';
import { expectNothingSticksOut } from './expectAccessible';
import { findBarriers } from './findBarriers';

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

/**
 * Axe finds nothing in a row of the account area as it stands, light on a desk and dark on a small phone, and
 * nothing sticks out.
 */
export async function expectNoBarrier(page: Page, section: string): Promise<void> {
  const before = page.viewportSize();
  for (const { colorScheme, width } of LOOKS) {
    // First: in a window that gets narrow while its colors change, axe has met colors of both schemes.
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const found = await findBarriers(page, { include: `[aria-labelledby="${section}"]` });
    expect.soft(found, `${colorScheme}, ${width} px`).toEqual([]);
    await expectNothingSticksOut(page);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
