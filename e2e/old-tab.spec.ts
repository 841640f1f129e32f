import type { Page } from '@playwright/test';
import { expectLocked, expectOpen, paywall } from './support/gatePage';
import type { GatedPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { removeDataDir, SERVER } from './support/ownProduct';
import { createProduct, makeDataDir, type Product, workerPorts } from './support/product';
import { Reader } from './support/Reader';
import { ScratchSite } from './support/ScratchSite';
import { sessionCookie } from './support/sessionCookie';
import { launch, waitUntilReady } from './support/startProduct';
import { expect, test as base } from './support/test';

const manual: GatedPage = {
  path: '/docs/manual',
  access: 'members',
  title: 'The manual',
  sentence: 'A first sentence that only members ever read.',
};

const filler = (part: string): string =>
  Array.from(
    { length: 12 },
    (_, index) => `Paragraph ${index} of the ${part} part, which is there to be scrolled past.`,
  ).join('\n\n');

const manualSource = (sentence: string): string => `---
title: ${manual.title}
access: members
---

import LateParts from '@site/src/late/LateParts';

A teaser.

{/* truncate */}

${sentence}

<details><summary>Background</summary>Nothing but background.</details>

<label>Your note <input /></label>

## First part

${filler('first')}

## Second part

${filler('second')}

<LateParts />

${filler('third')}
`;

const LATE_PARTS = `
import { lazy, Suspense, useState } from 'react';

const Chart = lazy(() => import('./Chart'));

export default function LateParts() {
  const [shown, setShown] = useState(false);
  const [figures, setFigures] = useState('');
  const count = () => import('./figures').then((module) => setFigures(module.default));
  return (
    <div>
      <button onClick={() => setShown(true)}>Show the chart</button>
      <button onClick={() => void count()}>Tell the figures</button>
      <p>{figures}</p>
      {shown && <Suspense fallback="Drawing"><Chart /></Suspense>}
    </div>
  );
}
`;

const chart = (edition: string): string =>
  `export default function Chart() { return <p>The chart, ${edition} edition.</p>; }\n`;

const shortPage = (title: string, access: string, body: string): string => `---
title: ${title}
access: ${access}
---

A teaser of it.

{/* truncate */}

${body}
`;

const PRICES = 'What each of the parts costs, in pounds.';

function writeFirstEdition(site: ScratchSite): void {
  site.write(
    'docs/start.mdx',
    '---\ntitle: Start\n---\n\n[To the manual](./manual.mdx#second-part)\n',
  );
  site.write('docs/manual.mdx', manualSource(manual.sentence));
  site.write('docs/prices.mdx', shortPage('Prices of parts', 'members', PRICES));
  site.write(
    'docs/plans.mdx',
    shortPage('Premium plans', 'premium', 'What only premium readers plan.'),
  );
  site.write('src/late/LateParts.tsx', LATE_PARTS);
  site.write('src/late/Chart.tsx', chart('first'));
  site.write('src/late/figures.ts', `export default 'Three figures, counted late.';\n`);
}

interface Fixtures {
  /** A signed-in member. */
  member: Reader;
}

interface Served {
  site: ScratchSite;
  product: Product;
  restart: () => Promise<void>;
}

/** A server with a different site. Built and started once. */
const test = base.extend<Fixtures, { served: Served }>({
  served: [
    async ({}, use, { workerIndex, parallelIndex }) => {
      const site = new ScratchSite(`old-tab-${workerIndex}`);
      writeFirstEdition(site);
      await site.build();
      const port = workerPorts(parallelIndex).own;
      const product = createProduct(port, `http://localhost:${port}`, makeDataDir());
      const start = async () => {
        const running = launch(SERVER, product.settings, { cwd: site.folder });
        await waitUntilReady(running, product.settings);
        return running;
      };
      let running = await start();
      const restart = async () => {
        await running.end('SIGTERM');
        running = await start();
      };
      await use({ site, product, restart });
      await running.end('SIGTERM');
      removeDataDir(product);
      site.remove();
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  product: async ({ served }, use) => use(served.product),

  member: async ({ page, product }, use) => {
    const reader = new Reader(product);
    await reader.signUp(page.request);
    // A page sent open by the server tells the site that someone is signed in here.
    await openPage(page, manual.path);
    await expectSignedIn(page);
    await use(reader);
  },
});

/** What Chromium and React print when a chunk fails to load. */
const FAILED_CHUNKS = /status of 40[134]|Refused to execute script|ChunkLoadError|Loading chunk/;

// One worker, so that the site is built once.
test.describe.configure({ mode: 'default', timeout: 300_000 });

const expectSignedIn = (page: Page) =>
  expect(page.getByRole('button', { name: 'Your account' })).toContainText('AR');

/** Ends the session on the server. This browser isn't notified, and keeps its cookie. */
async function endSession(page: Page, origin: string): Promise<void> {
  const cookie = await sessionCookie(page.context());
  const answer = await fetch(`${origin}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.ok).toBe(true);
}

async function signInAgain(page: Page, reader: Reader): Promise<void> {
  await paywall(page).getByRole('link', { name: 'Sign in' }).click();
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/docs\/manual/);
  await expectHydrated(page);
}

const topOf = async (page: Page, text: string): Promise<number> =>
  (await page.getByText(text).boundingBox())?.y ?? NaN;

const READ_LAST = 'Paragraph 3 of the second part';

/** Scrolls into the second part. @returns the paragraph's position in the window */
async function scrollAndRead(page: Page): Promise<number> {
  await page.getByText(READ_LAST).evaluate((paragraph) => {
    window.scrollTo({ top: paragraph.getBoundingClientRect().top - 200, behavior: 'instant' });
  });
  return topOf(page, READ_LAST);
}

test('what a reader typed and expanded is still there after the session was refreshed', async ({
  page,
  member: _signedIn,
}) => {
  await openPage(page, manual.path);
  await page.getByLabel('Your note').fill('half a thought');
  await page.getByText('Background', { exact: true }).click();
  for (let times = 0; times < 2; times++) {
    const answered = page.waitForResponse('**/api/me');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await answered;
  }
  await expectOpen(page, manual);
  await expect(page.getByLabel('Your note')).toHaveValue('half a thought');
  await expect(page.getByText('Nothing but background.')).toBeVisible();
});

test('a session that ended before a link is followed leads through sign-in to the link’s anchor', async ({
  page,
  product,
  member,
  allowConsole,
}) => {
  allowConsole(FAILED_CHUNKS);
  await openPage(page, '/docs/start');
  await expectSignedIn(page);
  await endSession(page, product.url);
  await page.getByRole('link', { name: 'To the manual' }).click();
  await expectLocked(page, manual);
  await signInAgain(page, member);
  expect(new URL(page.url()).hash).toBe('#second-part');
  await expectOpen(page, manual);
  await expect(page.getByRole('heading', { name: 'Second part' })).toBeInViewport();
});

const LATE_CHUNKS: [string, string, string][] = [
  ['draws', 'Show the chart', 'The chart, first edition.'],
  ['requests in a handler', 'Tell the figures', 'Three figures, counted late.'],
];
for (const [how, button, late] of LATE_CHUNKS) {
  test(`a session that ended before a chunk that an open page ${how} leads through sign-in to the same paragraph`, async ({
    page,
    product,
    member,
    allowConsole,
  }) => {
    allowConsole(FAILED_CHUNKS);
    await openPage(page, manual.path);
    await expectOpen(page, manual);
    await endSession(page, product.url);
    const before = await scrollAndRead(page);
    await page.getByRole('button', { name: button }).evaluate((element) => {
      (element as HTMLElement).click();
    });
    await expectLocked(page, manual);
    await signInAgain(page, member);
    await expectOpen(page, manual);
    expect(new URL(page.url()).hash).toBe('#second-part');
    await expect.poll(() => topOf(page, READ_LAST)).toBeCloseTo(before, 0);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByText(late)).toBeVisible();
  });
}

test('tabs that are older than the site say so, reload, and never show the wrong page', async ({
  page,
  context,
  served: { site, restart },
  member: _signedIn,
  allowConsole,
}) => {
  allowConsole(FAILED_CHUNKS);
  // Open pages request the reader while the server restarts.
  allowConsole(/ERR_CONNECTION_REFUSED .*\/api\/me/);
  const follow = async (tab: Page, title: string) =>
    tab
      .getByRole('navigation', { name: 'Docs sidebar' })
      .getByRole('link', { name: title })
      .click();
  const tabs = { changed: page, regated: await context.newPage(), late: await context.newPage() };
  for (const tab of [tabs.changed, tabs.regated]) {
    await openPage(tab, '/docs/start');
    await expectSignedIn(tab);
  }
  await openPage(tabs.late, manual.path);
  await expectOpen(tabs.late, manual);
  const before = await scrollAndRead(tabs.late);

  const edition = { ...manual, sentence: 'A second sentence, published after the first.' };
  site.write('docs/manual.mdx', manualSource(edition.sentence));
  site.write('docs/prices.mdx', shortPage('Prices of parts', 'premium', PRICES));
  site.write('src/late/Chart.tsx', chart('second'));
  await site.build();
  await restart();

  await test.step('a page that has changed', async () => {
    await follow(tabs.changed, manual.title);
    await expect(paywall(tabs.changed)).toContainText('This page has been updated');
    await expectOpen(tabs.changed, edition);
    await expect(tabs.changed.getByText(manual.sentence)).toHaveCount(0);
  });

  await test.step('a page that requires more than before', async () => {
    await follow(tabs.regated, 'Prices of parts');
    await expect(paywall(tabs.regated)).toContainText('This page has been updated');
    await expect(paywall(tabs.regated)).toContainText('You’re signed in as');
  });

  await test.step('a chunk of an open page, which returns to the same paragraph', async () => {
    await tabs.late.getByRole('button', { name: 'Show the chart' }).evaluate((element) => {
      (element as HTMLElement).click();
    });
    await expect(paywall(tabs.late)).toContainText('This page has been updated');
    await expectOpen(tabs.late, edition);
    await expect.poll(() => topOf(tabs.late, READ_LAST)).toBeCloseTo(before, 0);
  });
});
