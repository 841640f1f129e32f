import { expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

const plansOf = async (browser: Browser) =>
  JSON.parse((await browser.get('/api/me/plans')).text) as unknown;

it('lists the active plans, each for as long as the longest of its entitlements', async () => {
  const [reader, other] = [use.app.browser(), use.app.browser()];
  await reader.signUp();
  await other.signUp();
  const grant = (plan: string, from: string, until: string | null, revoked = false) =>
    use.database.sql(
      `insert into entitlement (user_id, plan, source, starts_at, ends_at, revoked_at)
        select id, $2, 'administrator', $3, $4, case when $5 then now() end
        from "user" where email = $1`,
      [reader.email, plan, from, until, revoked],
    );
  await grant('premium', '2020-01-01', '2999-01-01');
  await grant('premium', '2020-01-01', '2998-01-01');
  await grant('team', '2020-01-01', '2999-01-01');
  await grant('team', '2020-01-01', null);
  await grant('over', '2020-01-01', '2021-01-01');
  await grant('revoked', '2020-01-01', null, true);
  await grant('to-come', '2999-01-01', null);
  expect(await plansOf(reader)).toEqual([
    { id: 'premium', endsAt: '2999-01-01T00:00:00.000Z' },
    { id: 'team', endsAt: null },
  ]);
  expect(await plansOf(other)).toEqual([]);
  expect((await use.app.browser().get('/api/me/plans')).status).toBe(401);
});
