import { row } from './support/accountArea';
import { expect, test } from './support/test';

test('activity is described in sentences, newest first, and a button shows the rest', async ({
  page,
  product,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page);
  for (let times = 0; times < 6; times++) {
    await page.request.delete('/api/me/sessions', { headers: { origin: product.url } });
  }
  await page.goto('/profile#activity');
  const events = row(page, 'Recent activity').getByRole('listitem');
  await expect(events).toHaveCount(6);
  await expect(events.first()).toContainText('You ended all other sessions.');
  await expect(events.first()).toContainText('Chrome on ');
  const when = events.first().locator('time');
  await expect(when).toHaveText(/^now$|ago$/);
  await expect(when).toHaveAttribute('datetime', /^\d{4}-.*Z$/);
  await expect(when).toHaveAttribute('title', /day, \w+ \d+, \d{4} at \d/);

  await row(page, 'Recent activity')
    .getByRole('button', { name: /^Show \d+ more$/ })
    .click();
  await expect(events.nth(6)).toBeFocused();
  await expect(events.filter({ hasText: 'You received the Premium plan.' })).toHaveCount(1);
  await expect(events.last()).toContainText('Your account was created.');
});

test('a new action shows immediately, and so does a refusal', async ({
  page,
  reader,
  otherBrowser,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  await reader.signIn(await otherBrowser());
  await reader.signIn(page, '/profile');
  const newest = row(page, 'Recent activity').getByRole('listitem').first();
  await expect(newest).toContainText('You signed in.');
  await row(page, 'Sessions')
    .getByRole('button', { name: /^End session: Chrome/ })
    .click();
  await expect(newest).toContainText('You ended a session.');

  const password = row(page, 'Password');
  await row(page, 'Recent activity').getByRole('link', { name: 'Change your password' }).click();
  await expect(password.getByLabel('Current password')).toBeFocused();
  await password.getByLabel('Current password').fill('not the current one');
  await password.getByLabel('New password').fill('another long password');
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(newest).toContainText('Someone entered a wrong current password');
});

test('activity that fails to load can be loaded again', async ({ page, reader, allowConsole }) => {
  allowConsole(/Failed to load resource/);
  await page.route('**/api/me/activity', (route) => route.abort('connectionrefused'), { times: 1 });
  await reader.signIn(page, '/profile#activity');
  const activity = row(page, 'Recent activity');
  await expect(activity.getByRole('alert')).toContainText('isn’t responding');
  await activity.getByRole('button', { name: 'Try again' }).click();
  await expect(activity.getByText('You signed in.').first()).toBeVisible();
});
