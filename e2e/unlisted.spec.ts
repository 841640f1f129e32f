import type { APIRequestContext, Page } from '@playwright/test';
import { unlistedPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

const hidden = unlistedPage();
const MISSING = `${hidden.path}-too`;

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const link = (page: Page) =>
  page.getByRole('navigation', { name: 'Docs sidebar' }).getByRole('link', { name: hidden.title });

/** A response, without what differs between any two responses. */
async function fetchAnswer(request: APIRequestContext, path: string, method = 'GET') {
  const answer = await request.fetch(path, { method });
  const headers = Object.entries(answer.headers()).filter(
    ([name]) => name !== 'date' && name !== 'x-request-id',
  );
  return { status: answer.status(), headers, body: await answer.text() };
}

test('an unlisted page answers signed-out and free readers like a missing one (GAT-13)', async ({
  page,
  reader,
}) => {
  const compare = async () => {
    for (const end of ['', '/', '.html', '?x=1']) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetchAnswer(page.request, hidden.path + end, method);
        expect(answer.status).toBe(404);
        expect(answer).toEqual(await fetchAnswer(page.request, MISSING + end, method));
      }
    }
  };
  await compare();
  await reader.signIn(page, '/docs/start');
  await compare();
  await expect(link(page)).toHaveCount(0);
});

test('its reader finds it in the sidebar, open in the first response, and continues reading until the plan is lost', async ({
  page,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page, '/docs/start');

  await test.step('it is open in the first response', async () => {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === hidden.path),
      link(page).click(),
    ]);
    expect(await answer.text()).toContain(hidden.sentence);
    await expectHydrated(page);
    await expect(heading(page, hidden.title)).toBeVisible();
    await expect(page.getByText(hidden.sentence)).toBeVisible();
    await expect(link(page)).toHaveCount(1);
    await expect(link(page)).toContainText('Open to you');
  });

  await test.step('it is between its neighbors', async () => {
    await page.getByRole('link', { name: /^Previous/ }).click();
    await expect(heading(page, hidden.title)).toHaveCount(0);
    await page.getByRole('link', { name: /^Next/ }).click();
    await expect(page.getByText(hidden.sentence)).toBeVisible();
  });

  await test.step('the back button finds it again after the page in between was reloaded', async () => {
    await page.getByRole('link', { name: /^Previous/ }).click();
    await expect(heading(page, hidden.title)).toHaveCount(0);
    await page.reload();
    await expectHydrated(page);
    await page.goBack();
    await expect(page.getByText(hidden.sentence)).toBeVisible();
  });

  await test.step('losing the plan removes it from the sidebar, on a page that stayed open', async () => {
    await page.getByRole('link', { name: /^Previous/ }).click();
    await expect(heading(page, hidden.title)).toHaveCount(0);
    await expect(link(page)).toHaveCount(1);
    await reader.revoke('premium');
    await page.reload();
    await expectHydrated(page);
    await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
    await expect(link(page)).toHaveCount(0);
  });
});

test('signing out closes it: the page no longer exists', async ({ page, reader, allowConsole }) => {
  allowConsole(/404 \(Not Found\)/);
  await reader.grant('premium');
  await reader.signIn(page, hidden.path);
  await expect(page.getByText(hidden.sentence)).toBeVisible();

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page, 'Page Not Found')).toBeVisible();
  await expect(link(page)).toHaveCount(0);
  await openPage(page, '/docs/start');
  await expect(link(page)).toHaveCount(0);
});

test('a session that ended unnoticed shows the public pages without a crash', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/404 \(Not Found\)|Loading chunk|ChunkLoadError|MIME type/);
  await reader.grant('premium');
  await reader.signIn(page, hidden.path);
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Plans' }).first().click();
  await page.waitForURL('**/plans');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The tab has the scripts of another reader, and may be reloading at this moment.
  await expect(async () => void (await openPage(page, '/docs/start'))).toPass();
  await expect(link(page)).toHaveCount(0);
});
