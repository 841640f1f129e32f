import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectLocked, expectOpen, paywall } from './support/gatePage';
import { membersPage, premiumPage } from './support/gatedPages';
import { recordGateStates } from './support/gateStates';
import { holdAnswers } from './support/holdAnswers';
import { watchLayoutShift } from './support/layoutShift';
import { openPage } from './support/openPage';
import { IS_NIGHTLY, ROOT } from './support/product';
import { expect, test } from './support/test';

const premium = premiumPage();
const members = membersPage();

/** A tenth of what Web Vitals considers good. The rest is caused by the navigation bar. */
const MAX_SHIFT = 0.01;

const heightOf = async (element: Locator): Promise<number> =>
  (await element.boundingBox())?.height ?? NaN;

const expectState = (page: Page, state: string) =>
  expect(paywall(page)).toHaveAttribute('data-gate-state', state);

for (const width of IS_NIGHTLY ? [1280, 700, 360] : [1280, 360]) {
  test.describe(`${width} px wide, nothing moves`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('when a signed-out reader is asked to sign in', async ({ page }) => {
      const layoutShift = await watchLayoutShift(page);
      const gateStates = await recordGateStates(page);
      await openPage(page, premium.path);
      await expectState(page, 'sign-in');
      expect(await gateStates()).toEqual(['loading', 'sign-in']);
      expect(await layoutShift()).toBeLessThan(MAX_SHIFT);
    });

    test('when a reader is offered the plan, with its name, price and link', async ({
      page,
      reader,
    }) => {
      await reader.signIn(page);
      const layoutShift = await watchLayoutShift(page);
      const gateStates = await recordGateStates(page);
      const release = await holdAnswers(page);
      await openPage(page, premium.path);
      await expectState(page, 'loading');
      const height = await heightOf(paywall(page));
      release();
      await expectState(page, 'upgrade');
      expect(await heightOf(paywall(page))).toBe(height);
      const plan = paywall(page).getByRole('link', { name: 'Get Premium' });
      await expect(plan).toHaveAttribute('href', '/plans');
      await expect(paywall(page)).toContainText(`You’re signed in as ${reader.email}.`);
      await expect(paywall(page)).toContainText('On request');
      expect(await gateStates()).toEqual(['loading', 'upgrade']);
      expect(await layoutShift()).toBeLessThan(MAX_SHIFT);
    });
  });
}

test('a page that a static host sends locked opens without a jump once its reader is known', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page);
  await page.route(`**${premium.path}`, (route) =>
    route.fulfill({ body: readFileSync(path.join(ROOT, `build${premium.path}.html`)) }),
  );
  const layoutShift = await watchLayoutShift(page);
  const gateStates = await recordGateStates(page);
  const release = await holdAnswers(page);
  await openPage(page, premium.path);
  await expectState(page, 'loading');
  release();
  await expectOpen(page, premium);
  expect(await gateStates()).toEqual(['loading', 'none']);
  expect(await layoutShift()).toBeLessThan(MAX_SHIFT);
});

test('an entitled reader never sees a paywall, neither in the first response nor after following a link', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page);
  const gateStates = await recordGateStates(page);
  await openPage(page, premium.path);
  await expectOpen(page, premium);
  const next = premiumPage(1);
  await page
    .getByRole('navigation', { name: 'Docs sidebar' })
    .getByRole('link', { name: next.title })
    .click();
  await expectOpen(page, next);
  expect(await gateStates()).toEqual(['none']);
});

test('the end of a plan closes the page when its reader returns to a tab, and in all tabs', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page, premium.path);
  const other = await page.context().newPage();
  await openPage(other, premium.path);
  await expectOpen(page, premium);
  await reader.revoke('premium');
  await returnToTab(other);
  for (const tab of [other, page]) {
    await expectLocked(tab, premium);
    await expectState(tab, 'upgrade');
  }
});

test('a ban closes an open page within a minute, even if its reader only reads (SES-13)', async ({
  page,
  reader,
}) => {
  await page.clock.install();
  await reader.signIn(page, members.path);
  await expectOpen(page, members);
  await reader.ban();
  await page.clock.fastForward('01:00');
  await expectLocked(page, members);
  await expectState(page, 'sign-in');
});

/** What a browser does when a page's tab is selected again. */
async function returnToTab(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
