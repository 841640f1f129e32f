import { hash as bcrypt } from '@node-rs/bcrypt';
import { beforeEach, describe, expect, it } from 'vitest';
import { candidate, importRows, lineOf } from '../testing/importRows.js';
import { useApp } from '../testing/useApp.js';
import type { Candidate } from './ImportedReader.js';

const use = useApp();
beforeEach(() => use.database.sql('delete from "user"'));

const run = (candidates: Candidate[]) => importRows(use.app.database.queries, candidates);

const everything = async () =>
  Promise.all(
    ['user', 'account', 'reader_profile', 'entitlement'].map((table) =>
      use.database.sql(`select * from "${table}" order by 1, 2`),
    ),
  );

describe('an existing account', () => {
  it('is not taken over by its address, a service account, or an id (CRD-14)', async () => {
    const reader = await use.signedUp();
    const [owner] = await use.database.sql<{ id: string }>('select id from "user"');
    await use.database.sql(
      `insert into account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
        values ('x', '42', 'google', $1, now(), now())`,
      [owner?.id],
    );
    const before = await everything();
    const passwordHash = await bcrypt('attack', 4);
    const identities = [{ provider: 'google', subject: '666' }];
    const { lines, created } = await run([
      candidate({ email: reader.email.toUpperCase(), passwordHash, identities }),
      candidate({ passwordHash, identities: [{ provider: 'google', subject: '42' }] }),
      candidate({ id: owner?.id ?? '', passwordHash, identities }),
      candidate({ id: null, email: reader.email, passwordHash }),
    ]);
    expect(created).toBe(0);
    expect(await everything()).toEqual(before);
    expect(lineOf(lines, 'address of another account')).toMatch(/^1 /);
    expect(lineOf(lines, 'service account that belongs')).toMatch(/^1 /);
    expect((await reader.signIn('attack')).status).toBe(401);
    expect(await reader.isSignedIn()).toBe(true);
  });

  it('gets the plans of a list, which a later list can extend but not bring back', async () => {
    const reader = await use.signedUp();
    const list = (until: string | null, plan = 'premium') =>
      run([
        candidate({
          id: null,
          email: reader.email,
          plans: [{ plan, until: until === null ? null : new Date(until) }],
        }),
      ]);
    const plans = async () => JSON.parse((await reader.get('/api/me/plans')).text) as unknown;
    await list('2998-01-01');
    expect(await plans()).toEqual([{ id: 'premium', endsAt: '2998-01-01T00:00:00.000Z' }]);
    const { lines } = await list('2999-01-01');
    expect(lineOf(lines, 'plans granted')).toMatch(/^1 /);
    expect(await plans()).toEqual([{ id: 'premium', endsAt: '2999-01-01T00:00:00.000Z' }]);
    await use.database.sql('update entitlement set revoked_at = now()');
    expect(lineOf((await list(null)).lines, 'plans granted')).toBeUndefined();
    const ended = await list('2020-01-01', 'team');
    expect(await plans()).toEqual([]);
    expect(ended.created).toBe(0);
  });
});
