import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { row } from './support/accountArea';
import { expectAccessible, expectToFit } from './support/expectAccessible';
import { expectNoBarrier } from './support/expectNoBarrier';
import { openPage } from './support/openPage';
import { IS_NIGHTLY } from './support/product';
import { Reader } from './support/Reader';
import { tabTo } from './support/tabTo';
import { expect } from './support/test';
import { test, urdu } from './support/urduProduct';

// One worker, so that the site is built once.
test.describe.configure({ mode: 'default', timeout: 300_000 });
test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

const WAYS_IN = {
  '/sign-in?error=access_denied': 'account.signIn.title',
  '/sign-up': 'account.signUp.title',
  '/verify-email': 'account.verify.title',
  '/forgot-password': 'account.forgot.title',
  '/reset-password#token=none-that-is-known': 'account.reset.title',
  '/two-factor': 'account.secondFactor.title',
  '/profile': 'profile.title',
};

const ROWS = [
  'name',
  'picture',
  'email',
  'plan',
  'preferences',
  'password',
  'twoFactor',
  'passkeys',
  'apps',
  'sessions',
  'apiKeys',
  'activity',
  'export',
  'delete',
].map((section) => `profile.${section}.title`);

/** The same in every language. */
const NAMES = [
  'Gatehouse',
  'GitHub',
  'MIT',
  'JSON',
  'account\\.json',
  'Chrome',
  'Linux',
  'macOS',
  'Windows',
  'p?npm',
  'Yarn',
  'Bun',
  'Premium',
  // The initials in the avatar of Ada Reader.
  '^AR, ',
];

/** Texts in Latin script that are neither names nor marked as left-to-right. */
function foreignTexts(page: Page): Promise<string[]> {
  return page.evaluate((names) => {
    const known = new RegExp(names.join('|'), 'g');
    // The search field's label comes from its plugin, which doesn't translate it.
    const unread = 'script, style, noscript, [aria-hidden="true"], [aria-label="Search"]';
    // The browser formats times in Urdu.
    const marked = '[dir="ltr"], bdi, code, kbd, time';
    const texts = [document.title];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(unread) || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        if (!element.matches('time')) texts.push(element.getAttribute(name) ?? '');
      }
      if (element.closest(marked)) continue;
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      texts.push(...own.map(({ textContent }) => textContent ?? ''));
    }
    return texts.filter((text) => /[a-z]/i.test(text.replace(known, '')));
  }, NAMES);
}

async function expectUrdu(page: Page): Promise<void> {
  const html = page.locator('html');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('lang', 'ur');
  expect(await foreignTexts(page)).toEqual([]);
}

/** The direction of a text: whether its first letter is left of its last one. */
function isLeftToRight(page: Page, text: string): Promise<boolean[]> {
  return page.evaluate((wanted) => {
    const found: boolean[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0 || !node.parentElement?.checkVisibility()) continue;
      const leftOf = (offset: number): number => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect().left;
      };
      found.push(leftOf(start) < leftOf(start + wanted.length - 1));
    }
    return found;
  }, text);
}

const area = (page: Page, title: string) => row(page, urdu(title));
const button = (within: Page | Locator, text: string) =>
  within.getByRole('button', { name: urdu(text), exact: true });

test('the sign-in pages are in Urdu, from right to left', async ({ page }) => {
  const heading = page.getByRole('heading', { level: 1 });
  for (const [path, title] of Object.entries(WAYS_IN)) {
    await test.step(path, async () => {
      await openPage(page, path);
      await expect(heading).toHaveText(urdu(title));
      await expectUrdu(page);
      await expectToFit(page);
    });
  }
  await expectAccessible(page, heading);
});

// Axe checks all of them in English; the text direction affects them all alike.
for (const path of IS_NIGHTLY ? Object.keys(WAYS_IN) : []) {
  test(`${path} is accessible in Urdu`, async ({ page }) => {
    await openPage(page, path);
    await expectAccessible(page, page.getByRole('heading', { level: 1 }));
  });
}

test('the account area is in Urdu, and doesn’t reverse addresses', async ({ page, product }) => {
  // Reversed, its "1." would be at the other end.
  const email = `1.ada-${randomUUID()}@example.com`;
  await Object.assign(new Reader(product), { email }).signUp(page.request);
  await openPage(page, '/profile');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 3 })).toHaveText(ROWS.map(urdu));
  const first = area(page, 'profile.activity.title').getByRole('listitem').first();
  await expect(first).toContainText(urdu('profile.activity.signIn'));
  await expect(area(page, 'profile.sessions.title')).toContainText('Windows پر Chrome');

  // Each is replaced by its form.
  const edits = page.getByRole('button', { name: new RegExp(`^${urdu('profile.edit')}`) });
  for (let left = await edits.count(); left > 0; left--) await edits.first().click();
  await area(page, 'profile.delete.title').getByRole('button').click();
  await expectUrdu(page);
  await expectAccessible(page, first);

  await page.getByRole('button', { name: urdu('account.navbar.menu') }).click();
  const menu = page.getByRole('link', { name: urdu('account.menu.profile') });
  await expect(menu).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 800 });
  // In the menu, in the email row, and above the field for deletion.
  expect(await isLeftToRight(page, email)).toEqual([true, true, true]);
});

test('an address being typed isn’t reversed either', async ({ page }) => {
  const email = '1.ada@example.com';
  await openPage(page, '/forgot-password');
  const field = page.getByLabel(urdu('form.email'));
  await expect(field).toHaveCSS('direction', 'ltr');
  await field.fill(email);
  await button(page, 'account.forgot.submit').click();
  await expect(page.getByText(email)).toBeVisible();
  expect(await isLeftToRight(page, email)).toEqual([true]);
});

test('the keyboard leads from sign-in to two-factor, whose codes read from left to right', async ({
  page,
  reader,
}) => {
  await openPage(page, '/sign-in?next=/profile%23two-factor');
  await tabTo(page, page.getByLabel(urdu('form.email')));
  await page.keyboard.type(reader.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(reader.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('/profile#two-factor');

  const twoFactor = area(page, 'profile.twoFactor.title');
  await tabTo(page, twoFactor.getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(twoFactor.getByLabel(urdu('profile.password.current'))).toBeFocused();
  await page.keyboard.type(reader.password);
  await page.keyboard.press('Enter');

  await expect(twoFactor.getByRole('img')).toHaveAccessibleName(urdu('profile.twoFactor.qrTitle'));
  const key = await twoFactor.locator('code').innerText();
  expect(await isLeftToRight(page, key)).toEqual([true]);
  await expectNoBarrier(page, 'two-factor');
  await tabTo(page, twoFactor.getByLabel(urdu('account.secondFactor.code')));
  await page.keyboard.type(new TOTP({ secret: key.replaceAll(' ', '') }).generate());
  await page.keyboard.press('Enter');

  const codes = twoFactor.getByRole('list', { name: urdu('profile.twoFactor.codes') });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  for (const code of await codes.getByRole('listitem').allInnerTexts()) {
    expect(await isLeftToRight(page, code)).toEqual([true]);
  }
  await expectNoBarrier(page, 'two-factor');
  await expectUrdu(page);
  await tabTo(page, button(twoFactor, 'profile.twoFactor.kept'));
  await page.keyboard.press('Enter');
  await expect(twoFactor).toContainText(urdu('profile.twoFactor.on'));
});
