import { readFileSync } from 'node:fs';
import { row, refuseOnceAsNotFresh } from './support/accountArea';
import { expectLocked, expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

test('all data is downloaded as a file without secrets; a refusal is shown and downloads nothing (DAT-03)', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await reader.signIn(page, '/profile#export');
  const data = row(page, 'Export');
  const download = data.getByRole('button', { name: 'Download your data' });
  await refuseOnceAsNotFresh(page, '/api/me/export');
  await download.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(data.getByRole('link', { name: 'Sign in again' })).toHaveAttribute(
    'href',
    `/sign-in?again&next=${encodeURIComponent('/profile?edit#export')}`,
  );

  const started = page.waitForEvent('download');
  await download.click();
  const file = await started;
  expect(file.suggestedFilename()).toBe('account.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ reader: { email: reader.email, name: reader.name } });
  expect(text).not.toMatch(/token|secret|hash/i);
  await expect(data.getByText('Look for account.json')).toBeVisible();
});

test('an account is deleted after its email is typed, and other tabs close (DAT-04)', async ({
  page,
  context,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 401/);
  const members = membersPage();
  await reader.signIn(page, '/profile#delete');
  const tab = await context.newPage();
  await openPage(tab, members.path);
  await expectOpen(tab, members);

  const data = row(page, 'Delete account');
  const begin = data.getByRole('button', { name: 'Delete…' });
  await begin.click();
  const typed = data.getByLabel(/^To confirm, type/);
  await expect(typed).toBeFocused();
  await data.getByRole('button', { name: 'Cancel' }).click();
  await expect(begin).toBeFocused();
  await begin.click();
  await typed.fill('somebody@example.com');
  await data.getByRole('button', { name: 'Delete my account' }).click();
  await expect(typed).toHaveAccessibleDescription(/isn’t the email of this account/);

  await typed.fill(` ${reader.email.toUpperCase()}`);
  await data.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('have been deleted')).toBeFocused();
  await expect(page.getByRole('banner').or(page.getByRole('navigation').first())).toContainText(
    'Sign in',
  );
  await expectLocked(tab, members);

  await reader.fillSignIn(page, '/');
  await expect(page.getByRole('alert')).toContainText('Incorrect email or password');
});
