import { expect, it } from 'vitest';
import { deleteExpired } from '../../session/housekeeping.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

it('a deleted account’s events are kept as long as the trail, without its address anywhere (DAT-07)', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  await reader.post('/api/me/delete', { email: reader.email });
  const { database, logged } = use.app;
  expect(logged.join()).toContain('account-deleted');
  expect(logged.filter((line) => line.includes(reader.email))).toEqual([]);

  const kept = () =>
    use.database.sql(`select user_id, address from audit_event where kind = 'account-deleted'`);
  await use.database.sql(`update audit_event set at = at - interval '30 days'`);
  await deleteExpired(database.queries, 31);
  expect(await kept()).toEqual([{ user_id: null, address: null }]);
  await deleteExpired(database.queries, 30);
  expect(await kept()).toEqual([]);
});
