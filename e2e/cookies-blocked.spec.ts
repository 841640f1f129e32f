import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { membersPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readMailLink } from './support/readMailLink';
import { expect, test as base } from './support/test';

/**
 * Chromium's setting "Block all cookies", which has no command-line switch: it is set in a profile.
 */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

const test = base.extend({
  context: async ({ launchOptions, channel, baseURL, extraHTTPHeaders, consoleWatch }, use) => {
    const profile = mkdtempSync(path.join(tmpdir(), 'gatehouse-profile-'));
    mkdirSync(path.join(profile, 'Default'));
    writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify(BLOCKED));
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(launchOptions.executablePath ? {} : { channel }),
      baseURL,
      extraHTTPHeaders,
    });
    consoleWatch.watch(context);
    await use(context);
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  },
});

test('a reader whose browser blocks cookies is told so, for each way to sign in', async ({
  page,
  product,
  reader,
  allowConsole,
}) => {
  allowConsole(/browser storage is not available/);
  const { path: next } = membersPage();
  await openPage(page, `/sign-in?next=${encodeURIComponent(next)}`);
  // The control: nothing is stored.
  const cookies = await page.evaluate(() => {
    document.cookie = 'a=1';
    return document.cookie;
  });
  expect(cookies).toBe('');
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  const told = page.getByRole('alert').filter({ visible: true });
  await expect(told).toContainText(`Allow cookies for ${new URL(product.url).host}`);
  await expect(told).toBeFocused();
  await expect(form.getByLabel('Email')).toHaveValue(reader.email);
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  await form.getByRole('button', { name: 'Email me a link' }).click();
  await form.getByRole('button', { name: 'Send link' }).click();
  await openPage(page, '/plans');
  await openPage(page, await readMailLink(product, reader.email, '/sign-in'));
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(told).toContainText(`Allow cookies for ${new URL(product.url).host}`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  // Another service never returns to the page: the request's state is in a cookie.
  await openPage(page, '/sign-in?error=state_mismatch');
  await expect(told).toContainText('your browser blocks cookies');
});
