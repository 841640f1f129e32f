import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

const WIDTHS = [1280, 360];
const COLOR_SCHEMES = ['dark', 'light'] as const;
/** Another colour scheme brings other colours and images. To all other rules it is the same page. */
const RULES_OF_COLORS = ['color-contrast', 'link-in-text-block', 'image-alt'];

/**
 * Axe finds nothing and nothing sticks out: dark and light, on a desk and on a small phone.
 *
 * @param awaited what the page must show before it is looked at
 */
export async function expectAccessible(page: Page, awaited: Locator): Promise<void> {
  await expect(awaited).toBeVisible();
  for (const colorScheme of COLOR_SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const where = `${page.url()}, ${colorScheme}, ${width} px`;
      // Without frames the "legacy" mode sees the same, in half the time.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      axe.options({ resultTypes: ['violations'] });
      if (colorScheme !== COLOR_SCHEMES[0]) axe.withRules(RULES_OF_COLORS);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
      );
      expect.soft(found, where).toEqual([]);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(overflow, `pixels that stick out of ${where}`).toBe(0);
    }
  }
}
