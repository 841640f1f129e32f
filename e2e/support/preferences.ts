import type { Page } from '@playwright/test';
import { row } from './accountArea';
import { openPage } from './openPage';
import { expect } from './test';

/** A page with tabs for package managers. */
const PAGE_WITH_TABS = '/docs/tour';

const CHOICES = { 'Color mode': 'Dark', 'Package manager': 'pnpm' };

/** Sets dark mode and pnpm on the profile page, and waits until they are stored. */
export async function choosePreferences(page: Page): Promise<void> {
  await row(page, 'Preferences').getByRole('button', { name: 'Edit' }).click();
  for (const [name, choice] of Object.entries(CHOICES)) {
    const group = page.getByRole('group', { name });
    await group.getByRole('radio', { name: choice, exact: true }).check();
    await expect(group.getByText('Saved')).toBeVisible();
  }
}

/** Expects a dark site, and tabs showing pnpm. */
export async function expectPreferences(page: Page): Promise<void> {
  await openPage(page, PAGE_WITH_TABS);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const tab = page.getByRole('tab', { name: 'pnpm' }).first();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}
