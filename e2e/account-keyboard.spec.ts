import { randomUUID } from 'node:crypto';
import { card } from './support/accountArea';
import { tabTo } from './support/tabTo';
import { expect, test } from './support/test';

test('the keyboard alone leads through the account area, to its end', async ({ page, reader }) => {
  await reader.signIn(page, '/profile');
  const list = page.getByRole('navigation', { name: 'Sections of your account' });

  await test.step('the list leads into a section', async () => {
    await list.getByRole('link', { name: 'Profile' }).focus();
    await tabTo(page, list.getByRole('link', { name: 'Email address' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Email address' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(card(page, 'Email address').getByLabel('New email address')).toBeFocused();
  });

  await test.step('a form is sent, and what has happened has the focus', async () => {
    await page.keyboard.type(`ada-${randomUUID()}@example.com`);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Two mails are on their way')).toBeFocused();
  });

  await test.step('a choice is made by arrows, and undone', async () => {
    const group = page.getByRole('group', { name: 'Package manager' });
    await tabTo(page, group.getByRole('radio', { name: 'No preference' }));
    await page.keyboard.press('ArrowUp');
    await expect(group.getByRole('radio', { name: 'Bun' })).toBeChecked();
    await tabTo(page, group.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Enter');
    await expect(group.getByRole('radio', { name: 'No preference' })).toBeChecked();
  });

  await test.step('the account is deleted', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Delete my account …' }));
    await page.keyboard.press('Enter');
    await page.keyboard.type(reader.email);
    await page.keyboard.press('Enter');
    await expect(page.getByText('have been deleted')).toBeFocused();
  });
});
