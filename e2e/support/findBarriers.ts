import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

interface AxeWindow {
  axe: { run(context: object, options: object): Promise<AxeResults> };
}

/** The problems that axe finds on a page, or in part of it: a text for each element. */
export async function findBarriers(
  page: Page,
  { include = 'html', exclude = [] }: { include?: string; exclude?: readonly string[] } = {},
): Promise<string[]> {
  // Waits for color transitions. One begins with a frame, and may start another one.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) {
      await new Promise(requestAnimationFrame);
      const transitions = document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(transitions.map(({ finished }) => finished));
    }
  });
  // Once per document: parsing axe takes as long as a check.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([context, how]) => (window as unknown as AxeWindow).axe.run(context, how),
    [{ include, exclude }, { resultTypes: ['violations'] }] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
  );
}
