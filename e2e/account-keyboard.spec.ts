import { randomUUID } from 'node:crypto';
import { row } from './support/accountArea';
import { tabTo } from './support/tabTo';
import { expect, test } from './support/test';

test('the whole account area works with the keyboard alone', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  const list = page.getByRole('navigation', { name: 'Account settings' });

  await test.step('the list moves to a group', async () => {
    await list.getByRole('link', { name: 'Data' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeFocused();
  });

  await test.step('a row opens, and Escape closes it', async () => {
    const change = row(page, 'Email').getByRole('button', { name: 'Change Email' });
    await tabTo(page, change);
    await page.keyboard.press('Enter');
    await expect(row(page, 'Email').getByLabel('New email')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(change).toBeFocused();
    await page.keyboard.press('Enter');
  });

  await test.step('a form is sent, and its result gets the focus', async () => {
    await page.keyboard.type(`ada-${randomUUID()}@example.com`);
    await page.keyboard.press('Enter');
    await expect(page.getByText('We sent a link to')).toBeFocused();
  });

  await test.step('a choice is made with the arrow keys, and undone', async () => {
    const group = page.getByRole('group', { name: 'Package manager' });
    await tabTo(page, row(page, 'Preferences').getByRole('button', { name: 'Edit' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: 'Follow device' })).toBeFocused();
    await tabTo(page, group.getByRole('radio', { name: 'No preference' }));
    await page.keyboard.press('ArrowUp');
    await expect(group.getByRole('radio', { name: 'Bun' })).toBeChecked();
    await tabTo(page, group.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Enter');
    await expect(group.getByRole('radio', { name: 'No preference' })).toBeChecked();
  });

  await test.step('the account is deleted', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Delete…' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type(reader.email);
    await page.keyboard.press('Enter');
    await expect(page.getByText('have been deleted')).toBeFocused();
  });
});
