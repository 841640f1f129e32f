import { row } from './support/accountArea';
import { expectHydrated, openPage } from './support/openPage';
import { sessionCookie } from './support/sessionCookie';
import { expect, test } from './support/test';

test('sessions are listed and ended, and no token is on the page (SES-09, SES-10)', async ({
  page,
  reader,
  otherBrowser,
  allowConsole,
}) => {
  allowConsole(/ERR_FAILED/);
  const other = await otherBrowser();
  await reader.signIn(other, '/profile');
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/me')) answers.push(await response.text().catch(() => ''));
  });
  await reader.signIn(page, '/profile#sessions');
  const sessions = row(page, 'Sessions');
  const entries = sessions.getByRole('listitem');
  // The newest first.
  const end = entries.getByRole('button', { name: /^End session: Chrome/ });

  await test.step("the current one is marked, and can't be ended here", async () => {
    await expect(entries).toHaveCount(2);
    await expect(entries.filter({ hasText: 'This browser' })).toHaveCount(1);
    await expect(entries.first()).toContainText(
      /Chrome.*This browser.*10\..*Signed in (now|.* ago) · Last active (now|.* ago)/,
    );
    await expect(end).toHaveCount(1);
    const cookie = await sessionCookie(page.context());
    const [secret = '-'] = cookie.slice(cookie.indexOf('=') + 1).split('.');
    for (const text of [...answers, await page.content()]) expect(text).not.toContain(secret);
  });

  await test.step('reappears with the reason when the server fails to end it', async () => {
    await page.route('**/api/me/sessions/*', (route) => route.abort());
    await end.first().click();
    await expect(sessions.getByRole('alert')).toContainText('The account server isn’t responding');
    await expect(entries).toHaveCount(2);
    await page.unroute('**/api/me/sessions/*');
  });

  await test.step('is ended, and its browser signed out', async () => {
    await end.first().click();
    await expect(entries).toHaveCount(1);
    await expect(sessions.getByRole('status').first()).toHaveText('Session ended.');
    await openPage(other, '/profile');
    await expect(other.getByRole('main')).toContainText('Sign in to see your account');
  });

  await test.step('are all ended except the current one', async () => {
    await reader.signIn(other, '/profile');
    await page.reload();
    await expectHydrated(page);
    await expect(entries).toHaveCount(2);
    await sessions.getByRole('button', { name: 'End all other sessions' }).click();
    await sessions
      .getByRole('group')
      .getByRole('button', { name: 'End all other sessions' })
      .click();
    await expect(sessions.getByRole('status').first()).toHaveText(
      'You’re signed in on this browser only.',
    );
    await expect(entries).toHaveCount(1);
    await expect(sessions.getByRole('button')).toHaveCount(0);
    await openPage(other, '/profile');
    await expect(other.getByRole('main')).toContainText('Sign in to see your account');
  });
});

test('without other services, there is no row for them', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  await expect(row(page, 'Sessions').getByText('This browser')).toBeVisible();
  await expect(row(page, 'Connected accounts')).toHaveCount(0);
});
