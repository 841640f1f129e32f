import { expect, it } from 'vitest';
import { PASSWORD } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

it('changes succeed and are emailed about when the audit trail can’t be written', async () => {
  const reader = await use.signedUp();
  await use.database.sql(
    `alter table audit_event add constraint broken check (kind <> 'password-changed') not valid`,
  );
  const answer = await reader.post('/api/auth/change-password', {
    currentPassword: PASSWORD,
    newPassword: 'another long password',
  });
  expect(answer.status).toBe(200);
  const mails = await use.database.sql(
    `select template from mail where recipient = $1 and template = 'password-changed'`,
    [reader.email],
  );
  expect(mails).toHaveLength(1);
  const failures = use.app.logged.filter((line) => line.includes('did not reach a subscriber'));
  expect(failures.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'error', subscriber: 'audit trail', kind: 'password-changed' },
  ]);
  expect(failures.join()).not.toContain(reader.address);
});
