import { expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, { auth: { mailHourlyLimit: 3 } });

const mailsTo = (address: string) =>
  use.database.sql('select 1 from mail where recipient like $1', [address]);

it('writes to one address five times in an hour, whoever asks, and answers as ever (RL-11)', async () => {
  const victim = use.app.browser();
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      use.app.browser().post('/api/auth/sign-up/email', {
        ...{ name: 'Eve', email: victim.email, password: 'a long enough password' },
      }),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
    new Set(['200 {"status":true}']),
  );
  expect(await mailsTo(victim.email)).toHaveLength(5);
});

it('writes a set number of mails in an hour to all together, and says so in the log (DOS-07)', async () => {
  await use.database.sql('delete from attempt');
  const app = use.instances[1] as typeof use.app;
  for (let address = 0; address < 5; address += 1) {
    const answer = await app.browser().post('/api/auth/sign-up/email', {
      ...{ name: 'Eve', password: 'a long enough password' },
      email: `flood-${address}@example.com`,
    });
    expect(answer.status).toBe(200);
  }
  expect(await mailsTo('flood-%')).toHaveLength(3);
  expect(app.logged.filter((line) => line.includes('MAIL_HOURLY_LIMIT is reached'))).toHaveLength(
    2,
  );
});
