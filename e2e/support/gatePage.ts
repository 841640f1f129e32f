import type { APIRequestContext, Page } from '@playwright/test';
import type { GatedPage } from './gatedPages';
import { expect } from './test';

/** What the server sends at a page's own URL, without a browser. */
export async function fetchHtml(request: APIRequestContext, { path }: GatedPage): Promise<string> {
  const answer = await request.get(path);
  expect(answer.status()).toBe(200);
  return answer.text();
}

/** Expects the page to show its title, its paywall and none of its content. */
export async function expectLocked(page: Page, gated: GatedPage): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: gated.title })).toBeVisible();
  await expect(paywall(page)).toBeVisible();
  await expect(page.getByText(gated.sentence)).toHaveCount(0);
}

/** Expects the page to show its content and no paywall. */
export async function expectOpen(page: Page, gated: GatedPage): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: gated.title })).toBeVisible();
  await expect(page.getByText(gated.sentence)).toBeVisible();
  await expect(paywall(page)).toHaveCount(0);
}

/** The paywall in place of the content. */
export function paywall(page: Page) {
  return page.getByRole('region', { name: /^The rest of/ });
}
