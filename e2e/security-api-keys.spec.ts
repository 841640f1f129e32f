import { MAX_API_KEYS } from '@gatehouse/contract/account';
import { refuseOnceAsNotFresh, row } from './support/accountArea';
import { expectNoBarrier } from './support/expectNoBarrier';
import { membersPage } from './support/gatedPages';
import { runSql } from './support/runSql';
import { expect, test } from './support/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a key is created, copied, used outside the browser and revoked', async ({
  page,
  reader,
  product,
}) => {
  const { path, sentence } = membersPage();
  await reader.signIn(page, '/profile#api-keys');
  const keys = row(page, 'API keys');
  await expect(keys).toContainText('None yet');

  const read = async (key: string) => {
    const response = await fetch(product.url + path, {
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: response.status, text: await response.text() };
  };

  await test.step('needs a name', async () => {
    await keys.getByRole('button', { name: 'New key' }).click();
    const name = keys.getByLabel('Key name');
    await expect(name).toBeFocused();
    await name.press('Enter');
    await expect(name).toHaveAccessibleDescription('Enter a name.');
    await expect(keys.getByRole('radio', { name: '90 days' })).toBeChecked();
    await expectNoBarrier(page, 'api-keys');
    await page.keyboard.press('Escape');
    await expect(keys.getByRole('button', { name: 'New key' })).toBeFocused();
  });

  let key = '';

  await test.step('is shown once', async () => {
    await keys.getByRole('button', { name: 'New key' }).click();
    await keys.getByLabel('Key name').fill('Nightly build');
    await keys.getByRole('radio', { name: '30 days' }).check();
    await keys.getByRole('button', { name: 'Create key' }).click();
    await expect(keys.getByText('Copy your key now.')).toBeVisible();
    await expect(keys.getByText(/You won’t see it again/)).toBeFocused();
    await expectNoBarrier(page, 'api-keys');
    // Escape must not close the row: the key would be lost for good.
    await page.keyboard.press('Escape');
    await keys.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(keys.getByRole('status').first()).toHaveText('Copied');
    key = await page.evaluate(() => navigator.clipboard.readText());
    expect(key).toMatch(/^gh_[A-Za-z]{40}$/);
    await expect(keys.getByRole('code')).toHaveText(key);
    await keys.getByRole('button', { name: 'I’ve copied it' }).click();
    await expect(keys.getByRole('status').last()).toHaveText('Your key is ready.');
    await expect(keys.getByRole('listitem')).toContainText(
      /Nightly build.*gh_\w{4}….*Created .*Not used yet.*Expires /,
    );
    expect(await page.content()).not.toContain(key);
  });

  await test.step('opens a gated page for a program', async () => {
    expect((await read('gh_wrong')).status).toBe(401);
    expect(await read(key)).toMatchObject({
      status: 200,
      text: expect.stringContaining(sentence),
    });
    await page.reload();
    await expect(keys.getByRole('listitem')).toContainText(/Last used (now|.* ago)/);
    await expectNoBarrier(page, 'api-keys');
  });

  await test.step('is revoked after a confirmation, and then refused', async () => {
    await keys.getByRole('button', { name: 'Revoke Nightly build' }).click();
    await expect(keys).toContainText('Programs that use Nightly build stop working right away.');
    await expectNoBarrier(page, 'api-keys');
    await page.keyboard.press('Escape');
    await expect(keys.getByRole('button', { name: 'Revoke Nightly build' })).toBeFocused();
    await keys.getByRole('button', { name: 'Revoke Nightly build' }).click();
    await keys.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(keys.getByRole('status').last()).toContainText('Revoked.');
    await expect(keys).toContainText('None yet');
    await expect(keys.getByRole('heading')).toBeFocused();
    const refused = await read(key);
    expect(refused.status).toBe(401);
    expect(refused.text).not.toContain(sentence);
  });

  await test.step('appears in the activity', async () => {
    await page.reload();
    const activity = row(page, 'Recent activity');
    await expect(activity).toContainText('You revoked an API key.');
    await expect(activity).toContainText('You created an API key.');
  });
});

test('a reader who signed in a while ago confirms in place, and no input is lost (SES-17)', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await refuseOnceAsNotFresh(page, '/api/me/api-keys', 'POST');
  await reader.signIn(page, '/profile?edit#api-keys');
  const keys = row(page, 'API keys');
  await keys.getByLabel('Key name').fill('Editor');
  await keys.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(reader.password);
  await dialog.getByLabel('Password', { exact: true }).press('Enter');
  await expect(keys.getByText('Copy your key now.')).toBeVisible();
  await keys.getByRole('button', { name: 'I’ve copied it' }).click();
  await expect(keys.getByRole('listitem')).toContainText('Editor');
});

test('a reader with the maximum number of keys is asked to revoke one', async ({
  page,
  reader,
  product,
}) => {
  await runSql(
    product,
    `with made as (
       insert into apikey (id, "configId", "userId", "credentialVersion", key, start, name, enabled,
                           "createdAt", "updatedAt", "expiresAt")
       select u.id || n, 'default', u.id, u."credentialVersion", u.id || n, 'gh_AbCd',
              case n when 1 then $2 else 'Program ' || n end, true, now(), now(),
              now() + interval '1 day'
         from "user" u, generate_series(1, $3::int) n where u.email = $1 returning 1
     ) select count(*) from made`,
    reader.email,
    'Schlüsselbundverwaltungserweiterung'.padEnd(60, 'x'),
    String(MAX_API_KEYS),
  );
  await reader.signIn(page, '/profile#api-keys');
  const keys = row(page, 'API keys');
  await expect(keys.getByRole('listitem')).toHaveCount(MAX_API_KEYS);
  await expect(keys).toContainText('You have 20 keys, which is the maximum.');
  await expect(keys.getByRole('button', { name: 'New key' })).toHaveCount(0);
  await expectNoBarrier(page, 'api-keys');
});

test('the row says that the server is unreachable, and loads once it is back', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/ERR_FAILED/);
  await page.route('**/api/me/api-keys', (route) => route.abort());
  await reader.signIn(page, '/profile');
  const keys = row(page, 'API keys');
  await expect(keys.getByRole('alert')).toContainText('The account server isn’t responding');
  await page.unroute('**/api/me/api-keys');
  await keys.getByRole('button', { name: 'Try again' }).click();
  await expect(keys).toContainText('None yet');
});
