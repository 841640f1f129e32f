import { expect, type Locator, type Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { findBarriers } from './findBarriers';

/** Another color scheme brings other colors and images. To all other rules it is the same page. */
const RULES_OF_COLORS = ['color-contrast', 'link-in-text-block', 'image-alt'];

const RULES: Record<string, RunOptions> = {
  all: {},
  colors: { runOnly: RULES_OF_COLORS },
  'all but colors': {
    rules: Object.fromEntries(RULES_OF_COLORS.map((rule) => [rule, { enabled: false }])),
  },
};

/**
 * Each color scheme and each width has its colors looked at once, and each width all the rest: colors take
 * axe longer than everything else together.
 */
const LOOKS = [
  { colorScheme: 'dark', width: 1280, rules: 'all' },
  { colorScheme: 'dark', width: 360, rules: 'all but colors' },
  { colorScheme: 'light', width: 360, rules: 'colors' },
  { colorScheme: 'light', width: 1280, rules: 'none' },
] as const;

/** What pages share with each other: half of the elements of a page of the docs. */
const SHARED = ['.navbar', '.theme-doc-sidebar-container', '.footer'];

/**
 * Axe finds nothing and nothing sticks out: dark and light, on a desk and on a small phone.
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
  for (const { colorScheme, width, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.setViewportSize({ width, height: 800 });
    const where = `${page.url()}, ${colorScheme}, ${width} px`;
    if (rules !== 'none') {
      const barriers = await findBarriers(page, { exclude: shared ? [] : SHARED }, RULES[rules]);
      expect.soft(barriers, where).toEqual([]);
    }
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect.soft(overflow, `pixels that stick out of ${where}`).toBe(0);
  }
}
