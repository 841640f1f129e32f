import { expect, type Locator, type Page } from '@playwright/test';
import { findBarriers } from './findBarriers';

/** Each color scheme and each width once. */
const LOOKS = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 360 },
] as const;

/** What pages share with each other: half of the elements of a page of the docs. */
const SHARED = ['.navbar', '.theme-doc-sidebar-container', '.footer'];

/**
 * Axe finds nothing and nothing sticks out: dark on a desk, and light on a small phone.
 *
 * @param awaited what the page must show before it is looked at
 * @param options.shared false leaves out what pages share, which another test has looked at
 */
export async function expectAccessible(
  page: Page,
  awaited: Locator,
  { shared = true } = {},
): Promise<void> {
  await expect(awaited).toBeVisible();
  for (const { colorScheme, width } of LOOKS) {
    // First: in a window that gets narrow while its colors change, axe has met colors of both schemes.
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const barriers = await findBarriers(page, { exclude: shared ? [] : SHARED });
    expect.soft(barriers, `${page.url()}, ${colorScheme}, ${width} px`).toEqual([]);
    await expectNothingSticksOut(page);
  }
}

/** Nothing sticks out, on a desk and on a small phone. */
export async function expectToFit(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNothingSticksOut(page);
  }
}

/** The page is not wider than its window. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  const { overflow, width } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { overflow: scrollWidth - clientWidth, width: clientWidth };
  });
  expect.soft(overflow, `pixels that stick out of ${page.url()}, ${width} px`).toBe(0);
}
