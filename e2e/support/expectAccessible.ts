import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Another colour scheme brings other colours and images. To all other rules it is the same page. */
const RULES_OF_COLORS = ['color-contrast', 'link-in-text-block', 'image-alt'];

/**
 * Each colour scheme and each width has its colours looked at once, and each width all the rest: colours take
 * axe longer than everything else together.
 */
const LOOKS = [
  { colorScheme: 'dark', width: 1280, rules: 'all' },
  { colorScheme: 'dark', width: 360, rules: 'all but colors' },
  { colorScheme: 'light', width: 360, rules: 'colors' },
  { colorScheme: 'light', width: 1280, rules: 'none' },
] as const;

/**
 * Axe finds nothing and nothing sticks out: dark and light, on a desk and on a small phone.
 *
 * @param awaited what the page must show before it is looked at
 */
export async function expectAccessible(page: Page, awaited: Locator): Promise<void> {
  await expect(awaited).toBeVisible();
  for (const { colorScheme, width, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.setViewportSize({ width, height: 800 });
    const where = `${page.url()}, ${colorScheme}, ${width} px`;
    expect.soft(await findBarriers(page, rules), where).toEqual([]);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect.soft(overflow, `pixels that stick out of ${where}`).toBe(0);
  }
}

async function findBarriers(page: Page, rules: (typeof LOOKS)[number]['rules']): Promise<string[]> {
  if (rules === 'none') return [];
  // Without frames the "legacy" mode sees the same, in half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  if (rules === 'colors') axe.withRules(RULES_OF_COLORS);
  if (rules === 'all but colors') axe.disableRules(RULES_OF_COLORS);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
  );
}
