import type { Page, Request } from '@playwright/test';
import { expectHydrated, openPage } from './support/openPage';
import { choosePreferences, expectPreferences } from './support/preferences';
import {
  AUTH_HOST,
  AUTH_URL,
  SIBLING,
  SITE_HOST,
  SITE_URL,
  STRANGER,
  test,
  type SplitProduct,
} from './support/splitProduct';
import { expect } from './support/test';

// One build and one server for all of them.
test.describe.configure({ mode: 'default' });

const PAGE = '/docs/lab/experiment';
const SECRET = 'The falcon nests in the north tower';

async function signIn(page: Page, { passwords }: SplitProduct, who: string, next: string) {
  const email = `${who}@example.com`;
  await openPage(page, `/sign-in?next=${encodeURIComponent(next)}`);
  const form = page.getByRole('main');
  await form.getByLabel('E-mail').fill(email);
  await form.getByLabel('Password', { exact: true }).fill(passwords[email] ?? '');
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(SITE_URL + next);
  await expectHydrated(page);
}

test('the static host has the locked page, and no gated file', async ({ page, split }) => {
  const { hosts, manifest } = split;
  for (const file of Object.keys(manifest.files)) {
    const [onSite, onServer] = await Promise.all([
      hosts.ask(SITE_HOST, file),
      hosts.ask(AUTH_HOST, `/gated${file}`, { origin: SITE_URL }),
    ]);
    expect(onSite.status, file).toBe(404);
    expect(onServer.status, file).toBe(401);
    expect(JSON.parse(onServer.text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  }
  await openPage(page, PAGE);
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

test('sign-in leads back to the page, which opens with all that it loads', async ({
  page,
  context,
  split,
}) => {
  const gated: Request[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/gated/')) gated.push(request);
  });
  await signIn(page, split, 'premium', `${PAGE}?from=mail#conclusion`);
  await expect(page.getByText(SECRET)).toBeVisible();

  const picture = page.getByRole('img', { name: 'The apparatus' });
  await expect(picture).toHaveAttribute('src', /^https:\/\/auth\.example\.test\/gated\/assets\//);
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Run the experiment' }).click();
  const result = page.getByText('The falcon flew for nine minutes.');
  await expect(result).toHaveCSS('padding-left', '7px');
  await expect(result).toHaveCSS('background-image', /auth\.example\.test\/gated\/assets\/images/);

  const [file] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'protocol' }).click(),
  ]);
  await expect(file.locator('body')).toContainText('feed the falcon at dawn');

  expect(new Set(gated.map((request) => new URL(request.url()).origin))).toEqual(
    new Set([AUTH_URL]),
  );
  const answers = await Promise.all(gated.map((request) => request.response()));
  expect(answers.map((answer) => answer?.status())).toEqual(answers.map(() => 200));
  expect(answers.length).toBeGreaterThanOrEqual(4);
});

test('the session is a cookie of the server’s host alone (COO-01)', async ({
  page,
  context,
  split,
}) => {
  await signIn(page, split, 'premium', '/');
  const cookies = (await context.cookies([SITE_URL, AUTH_URL, `https://${SIBLING}`])).filter(
    ({ name }) => name.includes('gatehouse'),
  );
  for (const cookie of cookies) {
    expect(cookie.name).toMatch(/^__Host-gatehouse\./);
    expect(cookie).toMatchObject({
      ...{ domain: AUTH_HOST, secure: true, sameSite: 'Lax', path: '/' },
    });
  }
  const session = cookies.find(({ name }) => name === '__Host-gatehouse.session_token');
  expect(session?.httpOnly).toBe(true);
  expect(await page.evaluate(() => document.cookie)).not.toContain('gatehouse');
});

test('a link from a public page opens the gated one', async ({ page, split }) => {
  await signIn(page, split, 'premium', '/docs/start');
  await page
    .getByRole('link', { name: /^The experiment/ })
    .first()
    .click();
  await page.waitForURL(SITE_URL + PAGE);
  await expect(page.getByText(SECRET)).toBeVisible();
});

test('a section of a public page opens', async ({ page, split }) => {
  const path = '/docs/gate/teasers-and-paywalls';
  const section = page.getByText('Nobody has this problem.');
  await openPage(page, path);
  await expect(page.getByRole('group', { name: /^This section is for/ })).toBeVisible();
  await expect(section).toHaveCount(0);
  await signIn(page, split, 'premium', path);
  await expect(section).toBeVisible();
});

test('a reader without the plan is told what it needs', async ({ page, split }) => {
  await signIn(page, split, 'free', PAGE);
  await expect(page.getByText('Your account does not include it yet.')).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

test('signing out closes the page, in the other tab too (SES-20)', async ({
  page,
  context,
  split,
}) => {
  await signIn(page, split, 'premium', PAGE);
  await expect(page.getByText(SECRET)).toBeVisible();
  const other = await context.newPage();
  await openPage(other, '/docs/start');
  await other.getByRole('button', { name: 'Your account' }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('navigation').getByRole('link', { name: 'Sign in' })).toBeVisible();

  await expect(page.getByText(SECRET)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('preferences are stored across the origins', async ({ page, split }) => {
  await signIn(page, split, 'admin', '/profile');
  await choosePreferences(page);
  await expectPreferences(page);
});

for (const host of [SIBLING, STRANGER]) {
  test(`a page of ${host} gets nothing with the reader’s cookie (COR-05)`, async ({
    page,
    split,
    allowConsole,
  }) => {
    allowConsole(/Failed to load resource|blocked by CORS|ERR_BLOCKED/);
    await signIn(page, split, 'premium', PAGE);
    await expect(page.getByText(SECRET)).toBeVisible();
    const scripts = Object.keys(split.manifest.files).filter((file) => file.endsWith('.js'));
    const urls = scripts.map((file) => `${AUTH_URL}/gated${file}`);
    // The control: a page of the site gets them.
    const onSite = await page.evaluate(
      (all) =>
        Promise.all(all.map((url) => fetch(url, { credentials: 'include' }))).then((answers) =>
          answers.map(({ status }) => status),
        ),
      urls,
    );
    expect(onSite).toEqual(urls.map(() => 200));
    await page.goto(`https://${host}/`);
    const got = await page.evaluate(
      async ({ urls: all, me }) => {
        const seen: unknown[] = [];
        // Where a chunk would leave its modules: the array takes whatever runs.
        const trap = { push: (chunk: unknown) => seen.push(chunk) };
        Object.defineProperty(window, 'webpackChunk', { value: trap });
        const include = (url: string, crossOrigin?: string) =>
          new Promise<void>((resolve) => {
            const script = document.createElement('script');
            script.onload = () => resolve(seen.push(`ran ${url}`) as unknown as void);
            script.onerror = () => resolve();
            if (crossOrigin) script.crossOrigin = crossOrigin;
            script.src = url;
            document.head.append(script);
          });
        for (const url of all) {
          await include(url);
          await include(url, 'use-credentials');
        }
        for (const url of [...all, me]) {
          await fetch(url, { credentials: 'include' }).then(
            async (answer) => seen.push(await answer.text()),
            () => null,
          );
        }
        return seen;
      },
      { urls, me: `${AUTH_URL}/api/me` },
    );
    expect(scripts.length).toBeGreaterThan(2);
    expect(got).toEqual([]);
  });
}
