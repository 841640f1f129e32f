import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

interface AxeWindow {
  axe: { run(context: object, options: object): Promise<AxeResults> };
}

/** What axe finds wrong with a page, or with a part of it: a text for each place. */
export async function findBarriers(
  page: Page,
  { include = 'html', exclude = [] }: { include?: string; exclude?: readonly string[] } = {},
): Promise<string[]> {
  // A color on its way to another one is neither. A transition begins with a frame, and may begin another one.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) {
      await new Promise(requestAnimationFrame);
      const transitions = document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(transitions.map(({ finished }) => finished));
    }
  });
  // Once for each document: to read axe takes as long as to look at a page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([context, how]) => (window as unknown as AxeWindow).axe.run(context, how),
    [{ include, exclude }, { resultTypes: ['violations'] }] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
  );
}
