import { beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp();

let reader: Browser;
beforeAll(async () => {
  reader = await use.signedUp();
  await use.database.sql(`
    create function fail() returns boolean language plpgsql as
      $$ begin raise exception 'failed' using errcode = (select state from failure); end $$`);
  await use.database.sql('create table failure as select $1 as state', ['00000']);
  await use.database.sql('alter table session rename to real_session');
  await use.database.sql('create view session as select * from real_session where fail()');
});

describe.each([
  ['Neon can’t start its compute node', 'XX000'],
  ['a statement takes too long', '57014'],
  ['it has no free connection', '53300'],
  ['it starts up', '57P03'],
  ['it is a read-only standby', '25006'],
])('when the database says that %s (%s)', (_what, state) => {
  it('pages are locked, with 503, and everything else is 503, too (FLT-01, FLT-04, RL-14)', async () => {
    await use.database.sql('update failure set state = $1', [state]);
    const page = await reader.get('/docs/members');
    expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(page.text).toContain('For members');
    expect(page.text).not.toContain(SECRET_TEXT);
    const answers = [
      await reader.get('/api/me'),
      await reader.get('/assets/files/members.txt'),
      await reader.post('/api/me/api-keys', { name: 'x', days: 1 }),
      await reader.get('/api/auth/get-session'),
    ];
    for (const { status, headers, text } of answers) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(JSON.parse(text)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    }
    // The database responds: nobody else is refused.
    expect((await use.app.send({ path: '/api/health/ready' })).status).toBe(200);
  });
});
