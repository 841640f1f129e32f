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

/** By which a build is searched for it. */
const NAMES_OF_SWITCH = ['gate-preview', 'gated-content.preview'];

const previewSwitch = (page: Page) => page.getByRole('combobox', { name: 'Preview as' });

/** `npm run dev`, ended in order: a killed one would leave its Docusaurus behind. */
const test = base.extend<{ dev: RunningProduct }>({
  dev: async ({ start, product }, use) => {
    const dev = await start('scripts/dev.mjs', product.settings);
    await use(dev);
    await dev.end('SIGTERM');
  },
});

// Development builds the site first.
test.describe.configure({ timeout: 600_000 });

test('npm run dev shows pages as the session may see them, or as the author chooses', async ({
  // First here, and so last to end: the page would miss it.
  dev: _running,
  page,
  request,
  product,
}) => {
  const reader = new Reader(product);
  await reader.signUp(request);

  await test.step('to a stranger, gated pages are locked', async () => {
    await openPage(page, members.path);
    await expectLocked(page, members);
  });

  await test.step('to a member, pages for members are open', async () => {
    await reader.signIn(page, members.path);
    await expectOpen(page, members);
    await expect(previewSwitch(page)).toHaveValue('session');
  });

  await test.step('the switch shows them as anybody, a member or a plan’s readers', async () => {
    await previewSwitch(page).selectOption({ label: 'anybody' });
    await expectLocked(page, members);
    await openPage(page, premium.path);
    await expect(paywall(page)).toHaveAttribute('data-gate-state', 'sign-in');
    await previewSwitch(page).selectOption({ label: 'a member' });
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

  await test.step('it is in reach of the keyboard, and accessible', async () => {
    await previewSwitch(page).focus();
    await page.keyboard.press('Home');
    await expect(previewSwitch(page)).toHaveValue('session');
    await expectLocked(page, premium);
    expect(await findBarriers(page)).toEqual([]);
  });

  await test.step('it has the names by which a build is searched for it', async () => {
    const scripts = await page.evaluate(() => [...document.scripts].map(({ src }) => src));
    const texts = await Promise.all(
      scripts.filter(Boolean).map(async (url) => (await page.request.get(url)).text()),
    );
    const found = NAMES_OF_SWITCH.filter((name) => texts.some((text) => text.includes(name)));
    expect(found).toEqual(NAMES_OF_SWITCH);
  });
});

test('not a byte of the switch is in a build', () => {
  const files = ['build', 'build-gated'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  expect(files.length).toBeGreaterThan(50);
  const found = files.filter((file) => {
    const text = readFileSync(file, 'latin1');
    return NAMES_OF_SWITCH.some((name) => text.includes(name));
  });
  expect(found).toEqual([]);
});

test('an edit of an open page’s body shows at once, and the page stays open', async ({
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
