import type { APIRequestContext, Page } from '@playwright/test';
import type { GatedPage } from './gatedPages';
import { expect } from './test';

/** What the server sends at a page's own URL, without a browser. */
export async function fetchHtml(request: APIRequestContext, { path }: GatedPage): Promise<string> {
  const answer = await request.get(path);
  expect(answer.status()).toBe(200);
  return answer.text();
}

/** The page on the screen shows its title, its paywall and nothing of its body. */
export async function expectLocked(page: Page, gated: GatedPage): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: gated.title })).toBeVisible();
  await expect(paywall(page)).toBeVisible();
  await expect(page.getByText(gated.sentence)).toHaveCount(0);
}

/** The page on the screen shows its body and no paywall. */
export async function expectOpen(page: Page, gated: GatedPage): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: gated.title })).toBeVisible();
  await expect(page.getByText(gated.sentence)).toBeVisible();
  await expect(paywall(page)).toHaveCount(0);
}

/** What replaces a body. */
export function paywall(page: Page) {
  return page.getByRole('region', { name: /^The rest of/ });
}
