import { expect, type Locator, type Page } from '@playwright/test';
import { findBarriers } from './findBarriers';

/** Each color scheme and each width once. */
const LOOKS = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 360 },
] as const;

/** What pages share: half of the elements of a docs page. */
const SHARED = ['.navbar', '.theme-doc-sidebar-container', '.footer'];

/**
 * Expects that axe finds nothing and nothing overflows: dark on a desktop, and light on a small
 * phone.
 *
 * @param awaited what the page must show first
 * @param options.shared false excludes what pages share, which another test checks
 */
export async function expectAccessible(
  page: Page,
  awaited: Locator,
  { shared = true } = {},
): Promise<void> {
  await expect(awaited).toBeVisible();
  for (const { colorScheme, width } of LOOKS) {
    // First: if the window resizes while its colors change, axe may see colors of both schemes.
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const barriers = await findBarriers(page, { exclude: shared ? [] : SHARED });
    expect.soft(barriers, `${page.url()}, ${colorScheme}, ${width} px`).toEqual([]);
    await expectNothingSticksOut(page);
  }
}

/** Expects that nothing overflows, on a desktop and on a small phone. */
export async function expectToFit(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNothingSticksOut(page);
  }
}

/** Expects that the page isn't wider than its window. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  const { overflow, width } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { overflow: scrollWidth - clientWidth, width: clientWidth };
  });
  expect.soft(overflow, `pixels of overflow on ${page.url()}, ${width} px`).toBe(0);
}
