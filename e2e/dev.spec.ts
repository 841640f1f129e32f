import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findBarriers } from './support/findBarriers';
import { expectLocked, expectOpen, paywall } from './support/gatePage';
import { membersPage, premiumPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { test as base } from './support/ownProduct';
import { ROOT } from './support/product';
import { Reader } from './support/Reader';
import { ScratchSite } from './support/ScratchSite';
import type { RunningProduct } from './support/startProduct';
import { expect } from './support/test';

const members = membersPage();
const premium = premiumPage();

/** Names that would reveal the switch in a build. */
const SWITCH_NAMES = ['gate-preview', 'gated-content.preview'];

const previewSwitch = (page: Page) => page.getByRole('combobox', { name: 'Preview as' });

/** `npm run dev`, stopped gracefully: a killed one would leave its Docusaurus running. */
const test = base.extend<{ dev: RunningProduct }>({
  dev: async ({ start, product }, use) => {
    const dev = await start('scripts/dev.mjs', product.settings);
    await use(dev);
    await dev.end('SIGTERM');
  },
});

// Development builds the site first.
test.describe.configure({ timeout: 600_000 });

test('npm run dev shows pages as for the session, or as the author chooses', async ({
  // Requested first, so that it ends last: the page needs it.
  dev: _running,
  page,
  request,
  product,
}) => {
  const reader = new Reader(product);
  await reader.signUp(request);

  await test.step('when signed out, gated pages are locked', async () => {
    await openPage(page, members.path);
    await expectLocked(page, members);
  });

  await test.step('for a member, pages for members are open', async () => {
    await reader.signIn(page, members.path);
    await expectOpen(page, members);
    await expect(previewSwitch(page)).toHaveValue('session');
  });

  await test.step('the switch shows them as signed out, as a member or as a reader with a plan', async () => {
    await previewSwitch(page).selectOption({ label: 'signed out' });
    await expectLocked(page, members);
    await openPage(page, premium.path);
    await expect(paywall(page)).toHaveAttribute('data-gate-state', 'sign-in');
    await previewSwitch(page).selectOption({ label: 'member' });
    await expect(paywall(page)).toHaveAttribute('data-gate-state', 'upgrade');
    await previewSwitch(page).selectOption({ label: 'Premium reader' });
    await expectOpen(page, premium);
  });

  await test.step('this tab remembers it, and only this tab', async () => {
    await page.reload();
    await expectHydrated(page);
    await expectOpen(page, premium);
    const other = await page.context().newPage();
    await openPage(other, premium.path);
    await expectLocked(other, premium);
    await expect(previewSwitch(other)).toHaveValue('session');
  });

  await test.step('it is reachable by keyboard, and accessible', async () => {
    await previewSwitch(page).focus();
    await page.keyboard.press('Home');
    await expect(previewSwitch(page)).toHaveValue('session');
    await expectLocked(page, premium);
    expect(await findBarriers(page)).toEqual([]);
  });

  await test.step('it has the names that builds are searched for', async () => {
    const scripts = await page.evaluate(() => [...document.scripts].map(({ src }) => src));
    const texts = await Promise.all(
      scripts.filter(Boolean).map(async (url) => (await page.request.get(url)).text()),
    );
    const found = SWITCH_NAMES.filter((name) => texts.some((text) => text.includes(name)));
    expect(found).toEqual(SWITCH_NAMES);
  });
});

test('no part of the switch is in a build', () => {
  const files = ['build', 'build-gated'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(50);
  const found = files.filter((file) => {
    const text = readFileSync(file, 'latin1');
    return SWITCH_NAMES.some((name) => text.includes(name));
  });
  expect(found).toEqual([]);
});

test('an edit to an open page shows immediately, and the page stays open', async ({
  page,
  product,
  launch,
}) => {
  const site = new ScratchSite(`dev-${test.info().workerIndex}`);
  const write = (sentence: string) =>
    site.write(
      'docs/gated.mdx',
      `---\ntitle: Gated\naccess: premium\n---\n\nA teaser.\n\n{/* truncate */}\n\n${sentence}\n`,
    );
  write('The first draft.');
  const docusaurus = launch(
    'node_modules/@docusaurus/core/bin/docusaurus.mjs',
    { NODE_ENV: 'development' },
    { cwd: site.folder, args: ['start', '--no-open', '--port', `${product.port}`] },
  );
  await expect.poll(() => docusaurus.output(), { timeout: 120_000 }).toMatch(/compiled/);

  await openPage(page, '/docs/gated');
  await expect(page.getByText('The first draft.')).toHaveCount(0);
  await previewSwitch(page).selectOption({ label: 'Premium reader' });
  await expect(page.getByText('The first draft.')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  write('The second draft.');
  await expect(page.getByText('The second draft.')).toBeVisible();
  await expect(page.getByText('The first draft.')).toHaveCount(0);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expect(previewSwitch(page)).toHaveValue('plan:premium');

  await page.close();
  await docusaurus.end('SIGTERM');
  site.remove();
});
