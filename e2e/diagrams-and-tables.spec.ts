import { openPage } from './support/openPage';
import { expect, test } from './support/test';

test('diagrams follow the color mode, and scroll on a phone instead of shrinking their text', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const box = page.locator('main svg[role="img"] .box').first();
  const colors = new Set<string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openPage(page, '/docs/how-gating-works');
    colors.add(await box.evaluate((element) => getComputedStyle(element).fill));
  }
  expect(colors.size).toBe(2);

  for (const path of ['/docs/how-gating-works', '/docs/run/deploy', '/docs/contribute/develop']) {
    await openPage(page, path);
    const smallest = await page.locator('main svg[role="img"] text').evaluateAll((texts) =>
      Math.min(
        ...texts.map((text) => {
          const { a: scale } = (text as SVGTextElement).getScreenCTM() ?? { a: 0 };
          return parseFloat(getComputedStyle(text).fontSize) * scale;
        }),
      ),
    );
    expect(smallest, path).toBeGreaterThanOrEqual(10.5);
  }
});

test('a table that is too wide has a shadow where it continues, and can be scrolled by keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openPage(page, '/docs/gate/access-rules');
  const tables = page.getByRole('group', { name: 'Table' });
  const tooWide = await tables.evaluateAll((all) =>
    all.findIndex(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
  );
  const table = tables.nth(tooWide);
  await expect(table).toHaveCSS('background-attachment', 'local, local, scroll, scroll');
  const start = await table.evaluate((element) => element.scrollLeft);
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(start);
});
