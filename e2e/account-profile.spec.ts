import type { Locator, Page } from '@playwright/test';
import { PICTURE, row } from './support/accountArea';
import { expectNoBarrier } from './support/expectNoBarrier';
import { tabTo } from './support/tabTo';
import { expect, test } from './support/test';

const picture = (page: Page): Locator => row(page, 'Picture').locator('img');
const ownPicture = (page: Page) =>
  page.getByRole('button', { name: 'Your account' }).locator('img');

test('a picture is positioned and zoomed, saved, removed and restored', async ({
  page,
  reader,
}) => {
  await reader.signIn(page, '/profile');
  const profile = row(page, 'Picture');
  const choose = profile.getByLabel('Choose a picture');
  const frame = profile.getByRole('group', { name: 'Picture frame' });

  await choose.setInputFiles(PICTURE);
  await expect(frame).toHaveAccessibleDescription(/use the arrow keys/);
  await expectNoBarrier(page, 'picture');
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(0);
  await expect(choose).toBeFocused();

  await choose.setInputFiles(PICTURE);
  const zoom = profile.getByRole('slider', { name: 'Zoom' });
  await expect(zoom).toBeFocused();
  await zoom.fill('2');
  const shown = profile.locator('img');
  await expect(shown).toHaveAttribute('style', /scale\(2\)/);
  await tabTo(page, frame);
  const before = await shown.getAttribute('style');
  await page.keyboard.press('ArrowLeft');
  await expect(shown).not.toHaveAttribute('style', before ?? '');
  const stored = page.waitForRequest('**/api/me/avatar');
  await profile.getByRole('button', { name: 'Save' }).click();
  expect((await stored).headers()['content-type']).toBe('image/webp');
  await expect(profile.getByText('Saved')).toBeVisible();
  await expect(choose).toBeFocused();
  await expect(ownPicture(page)).toHaveAttribute('src', /^\/api\/avatars\//);
  await expect
    .poll(() => picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(256);

  await profile.getByRole('button', { name: 'Remove picture' }).click();
  await expect(profile.getByText('Removed')).toBeVisible();
  await expect(ownPicture(page)).toHaveCount(0);
  await profile.getByRole('button', { name: 'Undo' }).click();
  await expect(ownPicture(page)).toHaveAttribute('src', /^\/api\/avatars\//);
  await expect(choose).toBeFocused();
});

const UNREADABLE = /Choose a JPEG, PNG, WebP, GIF, or AVIF picture/;
const REFUSED = {
  'a file of another type': {
    name: 'me.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg/>'),
  },
  'a file that only claims to be a picture': { ...PICTURE, buffer: Buffer.from('no picture') },
};

test('an invalid picture is refused before it is sent, or by the server, with the formats that work', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await reader.signIn(page, '/profile');
  const profile = row(page, 'Picture');
  for (const [what, file] of Object.entries(REFUSED)) {
    await test.step(what, async () => {
      await profile.getByLabel('Choose a picture').setInputFiles(file);
      await expect(profile.getByRole('alert')).toContainText(UNREADABLE);
      await expect(profile.getByRole('button', { name: 'Save' })).toHaveCount(0);
    });
  }

  await test.step("a picture that the server can't read", async () => {
    await page.route('**/api/me/avatar', (route) =>
      route.continue({ postData: Buffer.from('no picture') }),
    );
    await profile.getByLabel('Choose a picture').setInputFiles(PICTURE);
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByRole('alert')).toContainText(UNREADABLE);
    await expect(picture(page)).toHaveCount(0);
  });
});

test('initials replace a picture that fails to load', async ({ page, reader, allowConsole }) => {
  allowConsole(/status of 404/);
  await reader.signIn(page, '/profile');
  await page.route('**/api/avatars/*', (route) => route.fulfill({ status: 404 }));
  const profile = row(page, 'Picture');
  await profile.getByLabel('Choose a picture').setInputFiles(PICTURE);
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
  await expect(profile.getByText('AR', { exact: true })).toBeVisible();
});

test('a new name shows immediately, and a lost connection keeps what was typed', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/Failed to load resource/);
  await reader.signIn(page, '/profile');
  const profile = row(page, 'Name');
  const edit = profile.getByRole('button', { name: 'Edit' });
  await edit.click();
  await page.route('**/api/me/profile', (route) => route.abort('connectionrefused'), { times: 1 });
  await profile.getByLabel('Name').fill('Ada Lovelace');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByRole('alert')).toContainText('Nothing was lost');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await expect(profile.locator('bdi')).toHaveText('Ada Lovelace');
  await expect(edit).toBeFocused();
});
