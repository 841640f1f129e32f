import type { Page } from '@playwright/test';

/**
 * Writes down the states that the gate goes through on each page that loads from now on, also those
 * that were there too shortly to be painted.
 *
 * @returns reads them, one after the other: `loading`, `sign-in`, `upgrade` …, `none` without a paywall
 */
export async function recordGateStates(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    const look = (): void => {
      // Half a document has its heading, and not yet its paywall.
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
