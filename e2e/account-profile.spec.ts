import type { Locator, Page } from '@playwright/test';
import { row, PICTURE } from './support/accountArea';
import { expect, test } from './support/test';

const picture = (page: Page): Locator => row(page, 'Picture').locator('img');
const ownPicture = (page: Page) =>
  page.getByRole('button', { name: 'Your account' }).locator('img');

test('a picture is looked at, stored, taken off and put back', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  const profile = row(page, 'Picture');
  const choose = profile.getByLabel(/^Choose/);

  await choose.setInputFiles(PICTURE);
  await expect(picture(page)).toHaveAttribute('src', /^data:image\/png/);
  await profile.getByRole('button', { name: 'Cancel' }).click();
  await expect(picture(page)).toHaveCount(0);
  await expect(choose).toBeFocused();

  await choose.setInputFiles(PICTURE);
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
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

/** One pixel in a format of its own, under the name of another one. */
const BITMAP = Buffer.from(
  'Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAA////AA==',
  'base64',
);
const UNREADABLE = /Choose a JPEG, PNG, WebP, GIF, or AVIF picture/;
const REFUSED: [string, { name: string; mimeType: string; buffer: Buffer }, RegExp][] = [
  ['what is too large', { ...PICTURE, buffer: Buffer.alloc(5 * 1024 * 1024) }, /is 5\.0 MB/],
  [
    'what is of another kind',
    { name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    UNREADABLE,
  ],
];

test('what is no picture is refused before it is sent, or by the server, with what would work', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await reader.signIn(page, '/profile');
  const profile = row(page, 'Picture');
  for (const [what, file, message] of REFUSED) {
    await test.step(what, async () => {
      await profile.getByLabel('Choose a picture').setInputFiles(file);
      await expect(profile.getByRole('alert')).toContainText(message);
      await expect(profile.getByRole('button', { name: 'Save' })).toHaveCount(0);
    });
  }

  await test.step('what only calls itself a picture', async () => {
    const file = { ...PICTURE, buffer: Buffer.from('no picture') };
    await profile.getByLabel('Choose a picture').setInputFiles(file);
    await expect(profile.getByRole('alert')).toContainText(UNREADABLE);
    await expect(profile.getByRole('button', { name: 'Save' })).toHaveCount(0);
  });

  await test.step('what the browser reads, and the server does not', async () => {
    await profile.getByLabel('Choose a picture').setInputFiles({ ...PICTURE, buffer: BITMAP });
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByRole('alert')).toContainText(UNREADABLE);
    await expect(picture(page)).toHaveCount(0);
  });
});

test('initials stand in for a picture that does not come', async ({
  page,
  reader,
  allowConsole,
}) => {
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

test('a new name shows at once, and a lost connection keeps what was typed', async ({
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
  await expect(profile.getByRole('alert')).toContainText('Nothing is lost');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await expect(profile.locator('bdi')).toHaveText('Ada Lovelace');
  await expect(edit).toBeFocused();
});
