import type { Page } from '@playwright/test';
import { holdAnswers } from './support/holdAnswers';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

const DOCS = '/docs/start';
const PROFILE = '/profile?edit#preferences';

const colorModes = (page: Page) => page.getByRole('group', { name: 'Color mode' });
const choice = (page: Page, name: 'Light' | 'Dark' | 'Follow device') =>
  colorModes(page).getByRole('radio', { name, exact: true });
const saved = (page: Page) => colorModes(page).getByText('Saved');

const colorSwitch = (page: Page) => page.getByRole('button', { name: /^Switch between/ });

/** In the page, its switch and the profile. */
async function expectColorMode(page: Page, mode: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', mode);
  await expect(colorSwitch(page)).toHaveAccessibleName(new RegExp(`currently ${mode}`));
  const me = await (await page.request.get('/api/me')).json();
  expect(me).toMatchObject({ profile: { colorMode: mode } });
}

/** The page's own request, after all that it has already sent. */
const fetchMe = (page: Page) => page.evaluate(async () => (await fetch('/api/me')).json());

test('a choice shows in the account area of another tab, once it is stored', async ({
  page,
  context,
  reader,
}) => {
  await reader.signIn(page, PROFILE);
  const other = await context.newPage();
  await openPage(other, PROFILE);
  await expect(choice(other, 'Follow device')).toBeChecked();

  const store = await holdAnswers(page, '**/api/me/profile');
  await choice(page, 'Dark').check();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await fetchMe(other);
  store();
  await expect(saved(page)).toBeVisible();
  for (const tab of [page, other]) {
    await expect(choice(tab, 'Dark')).toBeChecked();
    await expectColorMode(tab, 'dark');
  }
});

test('the latest choice wins, however long an earlier one takes', async ({
  page,
  context,
  reader,
}) => {
  await reader.signIn(page, PROFILE);
  const other = await context.newPage();
  await openPage(other, PROFILE);

  const store = await holdAnswers(page, '**/api/me/profile');
  const isStored = page.waitForResponse('**/api/me/profile');
  await choice(page, 'Dark').check();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await choice(other, 'Light').check();
  await fetchMe(other);
  store();
  await isStored;
  await expect(saved(other)).toBeVisible();
  for (const tab of [page, other]) {
    await expect(choice(tab, 'Light')).toBeChecked();
    await expectColorMode(tab, 'light');
  }
});

test('a choice that another tab learns about too late is not undone', async ({
  page,
  context,
  reader,
  allowConsole,
}) => {
  allowConsole(/Synchronous XMLHttpRequest/);
  await reader.signIn(page, PROFILE);
  const other = await context.newPage();
  await openPage(other, PROFILE);

  // The other tab is busy until the first one has chosen, and chooses before it learns about that.
  let resume = (): void => {};
  const hasChosen = new Promise<void>((resolve) => (resume = resolve));
  await other.route('**/busy', async (route) => {
    await hasChosen;
    await route.fulfill({ body: '' });
  });
  const isBusy = other.waitForRequest('**/busy');
  const choosing = choice(other, 'Light').evaluate((input: HTMLInputElement) => {
    const request = new XMLHttpRequest();
    request.open('GET', '/busy', false);
    request.send();
    input.click();
  });
  await isBusy;
  await choice(page, 'Dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  resume();
  await choosing;
  await expect(saved(other)).toBeVisible();
  for (const tab of [page, other]) {
    await expect(choice(tab, 'Light')).toBeChecked();
    await expectColorMode(tab, 'light');
  }
});

test('the profile’s color mode is applied to the first page in a browser', async ({
  page,
  reader,
  product,
}) => {
  await reader.signIn(page);
  await page.request.patch('/api/me/profile', {
    headers: { origin: product.url },
    data: { colorMode: 'dark' },
  });
  // The page hydrates once its script has loaded: here, after the profile.
  let resume = (): void => {};
  const isKnown = new Promise<void>((resolve) => (resume = resolve));
  await page.route('**/assets/js/*.js', async (route) => {
    const answer = await route.fetch();
    if ((await answer.text()).includes(`"permalink":"${DOCS}"`)) await isKnown;
    await route.fulfill({ response: answer });
  });
  await page.goto(DOCS, { waitUntil: 'commit' });
  await page.waitForFunction(() => Object.values(localStorage).includes('dark'));
  await expect(page.locator('html')).not.toHaveAttribute('data-has-hydrated', 'true');
  resume();
  await expectHydrated(page);
  await expectColorMode(page, 'dark');
  // Scripts that are prefetched now may still be underway when the page closes.
  await page.unrouteAll({ behavior: 'wait' });
});

for (const [system, other] of [
  ['light', 'dark'],
  ['dark', 'light'],
] as const) {
  test(`the first click on the switch of a ${system} device shows ${other} colors`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await openPage(page, DOCS);
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-theme', system);
    for (const [theme, choice] of [
      [other, other],
      [system, system],
      [system, 'system'],
    ] as const) {
      await colorSwitch(page).click();
      await expect(html).toHaveAttribute('data-theme', theme);
      await expect(html).toHaveAttribute('data-theme-choice', choice);
    }
  });
}
