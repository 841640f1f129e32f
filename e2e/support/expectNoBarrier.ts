import { expect, type Page } from '@playwright/test';
import { expectNothingSticksOut } from './expectAccessible';
import { findBarriers } from './findBarriers';

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

/**
 * Expects that axe finds nothing in a row of the account area in its current state, light on a
 * desktop and dark on a small phone, and nothing overflows.
 */
export async function expectNoBarrier(page: Page, section: string): Promise<void> {
  const before = page.viewportSize();
  for (const { colorScheme, width } of LOOKS) {
    // First: if the window resizes while its colors change, axe may see colors of both schemes.
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
