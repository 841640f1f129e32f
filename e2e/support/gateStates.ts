import type { Page } from '@playwright/test';

/**
 * Records the states of the gate on each page that loads from now on, including those too brief to
 * be painted.
 *
 * @returns a function that returns them in order: `loading`, `sign-in`, `upgrade` …, `none` without
 * a paywall
 */
export async function recordGateStates(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    const look = (): void => {
      // While the document is parsed, the heading may be there without the paywall.
      if (document.readyState === 'loading' || !document.querySelector('main h1')) return;
      const paywall = document.querySelector<HTMLElement>('[data-gate-state]');
      const state = paywall?.dataset.gateState ?? 'none';
      if (states.at(-1) !== state) states.push(state);
    };
    document.addEventListener('readystatechange', look);
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-gate-state'],
    });
  });
  return () => page.evaluate(() => (window as unknown as { states: string[] }).states);
}
