import { expectAccessible } from './support/expectAccessible';
import { openPage } from './support/openPage';
import { runAdmin } from './support/runAdmin';
import { expect, test } from './support/test';

test('a reader requests a plan on the plans page, and has it after the grant', async ({
  page,
  reader,
  product,
}) => {
  await openPage(page, '/plans');
  await page.getByRole('link', { name: 'Sign in to request' }).click();
  await expect(page).toHaveURL('/sign-in?next=%2Fplans');

  await reader.signIn(page, '/plans');
  const request = page.getByRole('button', { name: 'Request access' });
  await expectAccessible(page, request);
  await request.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Request sent.')).toBeVisible();
  await expect(request).toHaveCount(0);
  const requests = await runAdmin(product, 'requests');
  expect(requests).toContain(reader.email);
  expect(requests).toContain('premium');

  await reader.grant('premium');
  await page.reload();
  await expect(page.getByText('You have this')).toHaveCount(2);
});

test('a request that the server refuses can be sent again', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 503/);
  await reader.signIn(page, '/plans');
  await page.route('**/api/me/access-requests', (route) => route.fulfill({ status: 503 }), {
    times: 1,
  });
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByText('That didn’t work.')).toBeVisible();
  await page.getByRole('button', { name: 'Request access' }).click();
  await expect(page.getByText('Request sent.')).toBeVisible();
});
