import type { Locator, Page } from '@playwright/test';
import { expectOpen, paywall } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const MOST_STOPS = 250;

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test('the keyboard alone leads from the paywall to sign-in, and back to page and anchor', async ({
  page,
  reader,
}) => {
  const members = membersPage();
  const address = `${members.path}#the-gate`;
  await openPage(page, address);
  await tabTo(page, paywall(page).getByRole('link', { name: 'Sign in' }));
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/sign-in\?next=/);
  await tabTo(page, page.getByRole('main').getByLabel('E-mail'));
  await page.keyboard.type(reader.email);
  await tabTo(page, page.getByRole('main').getByLabel('Password', { exact: true }));
  await page.keyboard.type(reader.password);
  await page.keyboard.press('Enter');

  await page.waitForURL(address);
  await expectOpen(page, members);
});
