import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { expectOpen, paywall } from './support/gatePage';
import { premiumPage, unlistedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readPostmaster, SERVER, START, stopDatabase, test } from './support/ownProduct';
import { choosePreferences, expectPreferences } from './support/preferences';
import { type Product, SITE_URL, sharedProduct, workerPorts } from './support/product';
import { Reader } from './support/Reader';
import { expect } from './support/test';

const premium = premiumPage();

/** The session stays in `request`. */
async function premiumReader(product: Product, request: APIRequestContext): Promise<Reader> {
  const reader = new Reader(product);
  await reader.signUp(request);
  await reader.grant('premium');
  return reader;
}

test('a second start builds nothing, and SIGTERM stops it gracefully', async ({
  product,
  start,
}) => {
  // The same SITE_URL: otherwise it would have to be rebuilt.
  const second = await start(START, { ...product.settings, SITE_URL });
  expect(second.output()).toMatch(/Build the site \(nothing changed\)/);
  expect(readPostmaster(product.dataDir)).not.toBeNull();

  expect(await second.end('SIGTERM')).toBe(0);
  expect(readPostmaster(product.dataDir), 'the database has ended, too').toBeNull();
});

test('account, plan and preferences survive a kill -9 of the server', async ({
  page,
  product,
  start,
}) => {
  const first = await start(SERVER, product.settings);
  await premiumReader(product, page.request);
  await openPage(page, premium.path);
  await expectOpen(page, premium);
  await openPage(page, '/profile');
  await choosePreferences(page);

  expect(await first.end('SIGKILL')).toBe('SIGKILL');
  expect(readPostmaster(product.dataDir), 'the database keeps running').not.toBeNull();

  const second = await start(SERVER, product.settings);
  await openPage(page, premium.path);
  await expectOpen(page, premium);
  await expectPreferences(page);
  expect(await second.end('SIGTERM')).toBe(0);
  expect(readPostmaster(product.dataDir), 'the database has ended, too').toBeNull();
});

test('a restored copy of the data folder contains accounts, plans and sessions (DAT-01)', async ({
  page,
  product,
  start,
}) => {
  const first = await start(SERVER, product.settings);
  const reader = await premiumReader(product, page.request);
  expect(await first.end('SIGTERM')).toBe(0);

  const copy = `${product.dataDir}-copy`;
  // Preserves the owner: the database's files belong to another user.
  execFileSync('cp', ['-a', product.dataDir, copy]);
  rmSync(product.dataDir, { recursive: true });
  renameSync(copy, product.dataDir);

  await start(SERVER, product.settings);
  await openPage(page, premium.path);
  await expectOpen(page, premium);
  const { email, password } = reader;
  await reader.post(page.request, 'sign-in/email', { email, password });
});

test('without its database, the server responds with 503, never with the body, and recovers by itself (FLT-01)', async ({
  page,
  product,
  start,
}) => {
  const server = await start(SERVER, product.settings);
  await premiumReader(product, page.request);
  const ask = () => page.request.get(premium.path);
  expect(await (await ask()).text()).toContain(premium.sentence);

  stopDatabase(product.dataDir, 'SIGINT');
  await expect.poll(async () => (await ask()).status()).toBe(503);
  expect(await (await ask()).text()).not.toContain(premium.sentence);
  expect((await page.request.get('/api/me')).status()).toBe(503);
  expect((await page.request.get('/docs/start')).status()).toBe(200);

  // Another process of the product restarts the database.
  const port = String(workerPorts(test.info().parallelIndex).second);
  const other = await start(SERVER, { ...product.settings, PORT: port });
  await expect.poll(async () => (await ask()).status()).toBe(200);
  expect(await (await ask()).text()).toContain(premium.sentence);
  expect(await other.end('SIGTERM')).toBe(0);
  expect(await server.end('SIGTERM')).toBe(0);
});

test('a reader who opens more pages than anyone reads is asked to wait (RL-15)', async ({
  page,
  product,
  start,
  allowConsole,
}) => {
  allowConsole(/429 \(Too Many Requests\)|MIME type/);
  const server = await start(SERVER, { ...product.settings, READS_PER_MINUTE: '1' });
  const reader = await premiumReader(product, page.request);
  await reader.signIn(page);
  expect((await page.request.get(premium.path)).status()).toBe(200);
  const answer = await openPage(page, premium.path);
  expect(answer.status()).toBe(429);
  await expect(paywall(page)).toHaveAttribute('data-gate-state', 'limited');
  await expect(paywall(page)).toContainText('wait a minute');
  await expect(paywall(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByText(premium.sentence)).toHaveCount(0);

  const unlisted = unlistedPage();
  expect((await openPage(page, unlisted.path)).status()).toBe(429);
  await expect(page.getByRole('heading', { name: 'Too many pages at once' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await server.end('SIGTERM')).toBe(0);
});

test.describe('a start is refused with one clear message', () => {
  const PORT = String(sharedProduct.port);
  const refusals: [string, Record<string, string>, RegExp][] = [
    ['a port in use', { PORT }, new RegExp(`Port ${PORT} is in use`)],
    ['a short secret', { BETTER_AUTH_SECRET: 'short' }, /BETTER_AUTH_SECRET is shorter than 32/],
    [
      'no secret in production',
      { BETTER_AUTH_SECRET: '' },
      /BETTER_AUTH_SECRET is required in prod/,
    ],
    ['several bad settings', { PORT: 'x', SITE_URL: 'docs' }, /PORT must .*\n +SITE_URL must /],
  ];
  for (const [what, wrong, message] of refusals) {
    test(`for ${what}`, async ({ product, launch }) => {
      const refused = launch(SERVER, { ...product.settings, ...wrong });
      expect(await refused.ended).toBe(1);
      expect(refused.output()).toMatch(message);
      expect(refused.output(), 'no stack').not.toMatch(/^\s+at /m);
    });
  }

  test('for a missing build', async ({ product, launch }) => {
    const refused = launch(SERVER, product.settings, { cwd: product.dataDir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/No build found: .*npm run build/s);
    expect(refused.output(), 'no stack').not.toMatch(/^\s+at /m);
  });
});
