import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { row } from './support/accountArea';
import { expectNoBarrier } from './support/expectNoBarrier';
import { holdAnswers } from './support/holdAnswers';
import { expectHydrated } from './support/openPage';
import type { Reader } from './support/Reader';
import { tabTo } from './support/tabTo';
import { expect, test } from './support/test';

const twoFactor = (page: Page) => row(page, 'Two-factor authentication');
const button = (page: Page, name: string) => twoFactor(page).getByRole('button', { name });

/** The code that an authenticator app derives from the key on the page. */
async function codeOfShownKey(page: Page): Promise<string> {
  const shown = await twoFactor(page).locator('code').innerText();
  return new TOTP({ secret: shown.replaceAll(' ', '') }).generate();
}

async function shownCodes(page: Page): Promise<string[]> {
  const list = twoFactor(page).getByRole('list', { name: 'Backup codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  return list.getByRole('listitem').allInnerTexts();
}

/** Signs in with the password and a second factor. */
async function signInWith(page: Page, reader: Reader, fill: () => Promise<void>): Promise<void> {
  await reader.signOut(page);
  await reader.fillSignIn(page, '/profile#two-factor');
  await page.waitForURL(/\/two-factor\?/);
  await fill();
  await page.waitForURL('/profile#two-factor');
  await expectHydrated(page);
}

test('two-factor is turned on with the keyboard alone, used, renewed and turned off', async ({
  page,
  reader,
  allowConsole,
}) => {
  test.slow();
  // A wrong password, and a wrong code.
  allowConsole(/status of 40[01]/);
  await reader.signIn(page, '/profile#two-factor');
  const current = twoFactor(page).getByLabel('Current password');
  let secret = '';

  await test.step('requires the password', async () => {
    await tabTo(page, button(page, 'Set up'));
    await page.keyboard.press('Enter');
    await expect(current).toBeFocused();
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await expect(current).toHaveAccessibleDescription(/That isn’t your current password/);
    await current.selectText();
    await page.keyboard.type(reader.password);
    await page.keyboard.press('Enter');
  });

  await test.step('shows the key as a QR code and as text, and requires a first code', async () => {
    await expect(twoFactor(page).getByRole('img', { name: /QR code/ })).toBeVisible();
    await expectNoBarrier(page, 'two-factor');
    secret = (await twoFactor(page).locator('code').innerText()).replaceAll(' ', '');
    const code = twoFactor(page).getByLabel('Code', { exact: true });
    await tabTo(page, code);
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await expect(code).toHaveAccessibleDescription(/That code is incorrect/);
    await code.selectText();
    await page.keyboard.type(await codeOfShownKey(page));
    await page.keyboard.press('Enter');
  });

  const first = await test.step('shows ten backup codes to save', async () => {
    const codes = await shownCodes(page);
    await expectNoBarrier(page, 'two-factor');
    const downloading = page.waitForEvent('download');
    await tabTo(page, button(page, 'Download'));
    await page.keyboard.press('Enter');
    expect((await downloading).suggestedFilename()).toBe('backup-codes.txt');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tabTo(page, button(page, 'Copy'));
    await page.keyboard.press('Enter');
    await expect(twoFactor(page).getByText('Copied')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim().split('\n')).toEqual(codes);
    // Only the codes are printed.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await button(page, 'Print').click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(codes[0] ?? '')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
    await page.emulateMedia({ media: null });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(page.locator('html')).not.toHaveAttribute('data-prints-codes');
    await twoFactor(page).press('Escape');
    await expect(button(page, 'I’ve saved them'), 'they are only shown once').toBeVisible();
    await button(page, 'I’ve saved them').focus();
    await page.keyboard.press('Enter');
    await expect(twoFactor(page).getByText('On', { exact: true })).toBeVisible();
    return codes;
  });

  await test.step('is asked for at the next sign-in', async () => {
    // The next code: the current one was used to turn it on.
    const code = new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 });
    await signInWith(page, reader, () => page.getByLabel('Code', { exact: true }).fill(code));
    await expect(twoFactor(page).getByText('On', { exact: true })).toBeVisible();
  });

  await test.step('creates new backup codes, one of which signs in', async () => {
    await button(page, 'New backup codes').click();
    await current.fill(reader.password);
    await button(page, 'Create new codes').click();
    const [second = '', ...rest] = await shownCodes(page);
    expect([second, ...rest].filter((code) => first.includes(code))).toEqual([]);
    await signInWith(page, reader, async () => {
      await page.getByRole('button', { name: 'Use a backup code' }).click();
      await page.getByLabel('Backup code').fill(second);
      await page.getByRole('button', { name: 'Continue' }).click();
    });
  });

  await test.step('is turned off', async () => {
    await button(page, 'Turn off').click();
    await current.fill(reader.password);
    await button(page, 'Turn off').click();
    await expect(twoFactor(page).getByText('Off', { exact: true })).toBeVisible();
    await reader.signOut(page);
    await reader.signInByForm(page, '/profile#two-factor');
  });
});

test('an abandoned setup leaves no trace', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  await button(page, 'Set up').click();
  await twoFactor(page).getByLabel('Current password').fill(reader.password);
  await button(page, 'Continue').click();
  await expect(button(page, 'Turn on')).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(twoFactor(page).getByText('Off', { exact: true })).toBeVisible();
  await expect(button(page, 'Set up')).toBeFocused();
  await reader.signOut(page);
  await reader.signInByForm(page, '/');
});

test('a setup abandoned during a request stays abandoned', async ({ page, reader }) => {
  const address = '**/api/auth/two-factor/enable';
  await reader.signIn(page, '/profile');
  await button(page, 'Set up').click();
  await twoFactor(page).getByLabel('Current password').fill(reader.password);
  const release = await holdAnswers(page, address);
  const asked = page.waitForRequest(address);
  await button(page, 'Continue').click();
  await asked;
  await button(page, 'Cancel').click();
  await expect(twoFactor(page).getByText('Off', { exact: true })).toBeVisible();
  const answered = page.waitForResponse(address);
  release();
  await (await answered).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(button(page, 'Set up')).toBeVisible();
});
