import type { Page, Request } from '@playwright/test';
import { copyAsMarkdown } from './support/copyAsMarkdown';
import { holdAnswers } from './support/holdAnswers';
import { expectHydrated, openPage } from './support/openPage';
import { choosePreferences, expectPreferences } from './support/preferences';
import { readByAllMeans } from './support/readByAllMeans';
import {
  AUTH_HOST,
  AUTH_URL,
  ROUTES,
  SIBLING,
  SITE_HOST,
  signIn,
  SITE_URL,
  STRANGER,
  test,
} from './support/splitProduct';
import { expect } from './support/test';

// One build and one server for all of them.
test.describe.configure({ mode: 'default' });

const PAGE = '/docs/lab/experiment';
const SECRET = 'The falcon nests in the north tower';
const HIDDEN = {
  path: '/docs/playbooks/preview-with-a-few',
  title: 'Preview with a few readers',
  sentence: 'This is what you want while a few people try something new.',
};

test('the static host has the locked page, and no gated file', async ({ page, split }) => {
  const { hosts, manifest } = split;
  for (const [file, { unlisted }] of Object.entries(manifest.files)) {
    if (unlisted) continue;
    const [onSite, onServer] = await Promise.all([
      hosts.ask(SITE_HOST, file),
      hosts.ask(AUTH_HOST, `/gated${file}`, { origin: SITE_URL }),
    ]);
    expect(onSite.status, file).toBe(404);
    expect(onServer.status, file).toBe(401);
    expect(JSON.parse(onServer.text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  }
  await openPage(page, PAGE);
  const signInLink = page.getByRole('main').getByRole('link', { name: 'Sign in' });
  await expect(signInLink).toHaveAttribute(
    'href',
    `${ROUTES.signIn}?next=${encodeURIComponent(PAGE)}`,
  );
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

test('sign-in returns to the page, which opens with everything it loads', async ({
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

test('the session cookie is limited to the server’s host (COO-01)', async ({
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
      domain: AUTH_HOST,
      secure: true,
      sameSite: 'Lax',
      path: '/',
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

test('copying a page as Markdown gets what the reader can read from the server', async ({
  page,
  context,
  split,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: SITE_URL });
  await openPage(page, PAGE);
  const locked = await copyAsMarkdown(page);
  expect(locked).toMatch(RegExp(`This page is for[^]+<${AUTH_URL}/gated${PAGE}.md>`));
  expect(locked).not.toContain(SECRET);
  expect((await split.hosts.ask(SITE_HOST, `${PAGE}.md`)).text).toBe(locked);

  await signIn(page, split, 'premium', PAGE);
  const open = await copyAsMarkdown(page);
  for (const text of [SECRET, `](${AUTH_URL}/gated/assets/`]) expect(open).toContain(text);
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

/** A worker responds, and it only starts on the site's own origin. */
async function expectSearch(page: Page): Promise<void> {
  const field = page.getByPlaceholder('Search');
  await field.fill('proxy');
  await expect(page.getByRole('option', { name: /Behind a proxy/ }).first()).toBeVisible();
  await field.clear();
}

test.describe('an unlisted page', () => {
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const link = (page: Page) =>
    page
      .getByRole('navigation', { name: 'Docs sidebar' })
      .getByRole('link', { name: HIDDEN.title });

  // The static host's response at its address.
  test.beforeEach(({ allowConsole }) => {
    allowConsole(/404 \(Not Found\)/);
  });

  test('is a missing page to a signed-out reader, and to one without the plan (GAT-13)', async ({
    page,
    split,
  }) => {
    const { hosts } = split;
    for (const [file, { unlisted }] of Object.entries(split.manifest.files)) {
      if (!unlisted) continue;
      const onServer = await hosts.ask(AUTH_HOST, `/gated${file}`, { origin: SITE_URL });
      expect(onServer.status, file).toBe(404);
      // Styles that the public pages also use.
      if (!file.endsWith('.css')) expect((await hosts.ask(SITE_HOST, file)).status, file).toBe(404);
    }
    await signIn(page, split, 'free', '/docs/start');
    await expect(link(page)).toHaveCount(0);
    await openPage(page, HIDDEN.path);
    await expect(heading(page, 'Page Not Found')).toBeVisible();
    await expect(page.getByText(HIDDEN.sentence)).toHaveCount(0);
  });

  test('opens from the sidebar for its reader, who reads on', async ({ page, split }) => {
    await signIn(page, split, 'premium', '/docs/start');
    await link(page).click();
    await expect(page.getByText(HIDDEN.sentence)).toBeVisible();
    await expect(heading(page, HIDDEN.title)).toBeVisible();
    await expectHydrated(page);
    await expect(page).toHaveTitle(new RegExp(HIDDEN.title));
    await expect(link(page)).toHaveCount(1);
    await expectSearch(page);

    await page.getByRole('link', { name: /^Previous/ }).click();
    await expect(heading(page, HIDDEN.title)).toHaveCount(0);
    await page.goBack();
    await expect(page.getByText(HIDDEN.sentence)).toBeVisible();
    await page.getByRole('link', { name: 'Plans' }).first().click();
    await page.waitForURL(`${SITE_URL}/plans`);
    await page.reload();
    await expectHydrated(page);
    // The control: a page with the site's own scripts.
    await expectSearch(page);
    await page.goBack();
    await expect(page.getByText(HIDDEN.sentence)).toBeVisible();
  });

  test('is loading until the server has responded, and not found if it doesn’t', async ({
    page,
    split,
    allowConsole,
  }) => {
    allowConsole(/net::ERR_FAILED/);
    await signIn(page, split, 'premium', '/docs/start');
    const onServer = `${AUTH_URL}/gated${HIDDEN.path}`;
    const release = await holdAnswers(page, onServer);
    await link(page).click();
    await expect(page.getByText('Loading page…')).toBeVisible();
    await expect(heading(page, 'Page Not Found')).toHaveCount(0);
    release();
    await expect(page.getByText(HIDDEN.sentence)).toBeVisible();

    await page.route(onServer, (route) => route.abort());
    const failed = page.waitForEvent('requestfailed', (request) => request.url() === onServer);
    await page.goto(HIDDEN.path);
    await failed;
    await expect(heading(page, 'Page Not Found')).toBeVisible();
    await expect(page.getByText('Loading page…')).toHaveCount(0);
  });

  test('is found at its address and anchor, and closes with the session', async ({
    page,
    split,
  }) => {
    await signIn(page, split, 'premium', '/docs/start');
    await page.goto(`${HIDDEN.path}#end-the-preview`);
    await expect(page.getByText(HIDDEN.sentence)).toBeAttached();
    await expect(page.getByRole('heading', { name: 'End the preview' })).toBeInViewport();
    await expectHydrated(page);

    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(heading(page, 'Page Not Found')).toBeVisible();
    await expect(page.getByText(HIDDEN.sentence)).toHaveCount(0);
  });
});

test('a reader without the plan is sent to it', async ({ page, split }) => {
  await signIn(page, split, 'free', PAGE);
  await expect(page.getByRole('link', { name: 'Get Premium' })).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

test('signing out closes the page, in the other tab, too (SES-20)', async ({
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
  await signIn(page, split, 'other', ROUTES.profile);
  await choosePreferences(page);
  await expectPreferences(page);
});

for (const host of [SIBLING, STRANGER]) {
  test(`a page on ${host} gets nothing with the reader’s cookie (COR-05)`, async ({
    page,
    split,
    allowConsole,
  }) => {
    allowConsole(/Failed to load resource|blocked by CORS|ERR_BLOCKED/);
    await signIn(page, split, 'premium', PAGE);
    await expect(page.getByText(SECRET)).toBeVisible();
    const scripts = Object.keys(split.manifest.files).filter((file) => file.endsWith('.js'));
    scripts.push(HIDDEN.path);
    const urls = scripts.map((file) => `${AUTH_URL}/gated${file}`);
    // The control: a page on the site gets them.
    const onSite = await page.evaluate(
      (all) =>
        Promise.all(all.map((url) => fetch(url, { credentials: 'include' }))).then((answers) =>
          answers.map(({ status }) => status),
        ),
      urls,
    );
    expect(onSite).toEqual(urls.map(() => 200));
    await page.goto(`https://${host}/`);
    const got = await readByAllMeans(page, urls, `${AUTH_URL}/api/me`);
    expect(scripts.length).toBeGreaterThan(2);
    expect(got).toEqual([]);
  });
}
