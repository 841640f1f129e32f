import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { beforeEach, describe, expect, it } from 'vitest';
import { candidate, IMPORT_OPTIONS, importRows, lineOf, sourceOf } from '../testing/importRows.js';
import { useApp } from '../testing/useApp.js';
import type { Candidate } from './ImportedReader.js';
import { importReaders, type ImportOptions } from './importReaders.js';
import { inBatches, type ImportSource } from './ImportSource.js';

const use = useApp();
beforeEach(() => use.database.sql('delete from "user"'));

const run = (candidates: Candidate[], options: Partial<ImportOptions> = {}) =>
  importRows(use.app.database.queries, candidates, options);

const everything = async () =>
  Promise.all(
    ['user', 'account', 'reader_profile', 'entitlement'].map((table) =>
      use.database.sql(`select * from "${table}" order by 1, 2`),
    ),
  );

describe('an import', () => {
  it('carries over who readers are, and how they sign in', async () => {
    const ada = candidate({
      email: 'Ada@Example.com',
      names: ['', null, 'Ada Lovelace', 'ada'],
      images: ['data:image/png;base64,x', 'https://example.com/ada.png'],
      locales: [7, 'xx', 'de_AT'],
      passwordHash: await bcrypt('pass', 4),
      identities: [{ provider: 'google', subject: '117' }],
      preferences: { colorMode: 'dark' },
      plans: [{ plan: 'premium', until: new Date('2999-01-01') }],
    });
    const { lines, problems } = await run([ada, candidate({ names: ['\0'], isBanned: true })]);
    expect(problems).toEqual([]);
    expect(lines.at(-1)).toBe(
      'Checked: 2 of 2 readers are in the database, and 2 samples were compared.',
    );
    const [user, other] = await use.database.sql<Record<string, unknown>>(
      `select * from "user" order by email <> 'ada@example.com'`,
    );
    expect(user).toMatchObject({
      id: ada.id,
      email: 'ada@example.com',
      emailVerified: true,
      name: 'Ada Lovelace',
      image: 'https://example.com/ada.png',
      locale: 'de',
      role: 'reader',
      bannedAt: null,
      createdAt: new Date('2020-02-03T04:05:06Z'),
    });
    expect(other).toMatchObject({ name: other?.id, bannedAt: expect.any(Date), locale: null });
    const accounts = `select "providerId", "accountId", password from account order by 1`;
    expect(await use.database.sql(accounts)).toEqual([
      { providerId: 'credential', accountId: ada.id, password: ada.passwordHash },
      { providerId: 'google', accountId: '117', password: null },
    ]);

    // The password is shorter than a new one may be.
    const browser = use.app.browser();
    browser.email = 'ada@example.com';
    expect((await browser.signIn('pasS')).status).toBe(401);
    expect((await browser.signIn('pass')).status).toBe(200);
    const me = JSON.parse((await browser.get('/api/me')).text) as object;
    expect(me).toMatchObject({ plans: ['premium'], profile: { colorMode: 'dark' } });
    const [credential] = await use.database.sql<{ password: string }>(accounts);
    expect(credential?.password).toMatch(/^\$argon2id\$/);
    // The new hash is of the same password, so the session goes on.
    expect(await browser.isSignedIn()).toBe(true);
    expect((await browser.signIn('pass')).status).toBe(200);
  });

  it('changes nothing when it is repeated, even after its readers have changed', async () => {
    const rows = [
      candidate({
        passwordHash: await bcrypt('pass', 4),
        identities: [{ provider: 'google', subject: '1' }],
      }),
      candidate({ id: null, email: 'list@example.com', plans: [{ plan: 'premium', until: null }] }),
    ];
    await run(rows);
    await use.database.sql(
      `update "user" set name = 'Countess', email = 'new-' || email where email not like 'list%'`,
    );
    await use.database.sql(`update account set password = 'changed' where password is not null`);
    const before = await everything();
    const { lines, problems, created } = await run(rows);
    expect(await everything()).toEqual(before);
    expect({ problems, created }).toEqual({ problems: [], created: 0 });
    expect(lineOf(lines, 'here already')).toMatch(/^2 /);
  });

  it('can run twice at once', async () => {
    const rows = Array.from({ length: 700 }, () =>
      candidate({ id: null, plans: [{ plan: 'premium', until: null }] }),
    );
    const results = await Promise.all([run(rows), run(rows)]);
    expect(results.map(({ problems }) => problems)).toEqual([[], []]);
    expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(700);
    const [counts] = await use.database.sql(
      `select (select count(*) from "user") as users, (select count(*) from entitlement) as plans`,
    );
    expect(counts).toEqual({ users: 700, plans: 700 });
  });

  it('goes on after it was stopped, with every reader complete or not there', async () => {
    const hash = await bcrypt('pass', 4);
    const rows = Array.from({ length: 1200 }, () => candidate({ passwordHash: hash }));
    const stopping: ImportSource = {
      ...sourceOf(...rows),
      batches: async function* () {
        for await (const batch of inBatches(rows)) {
          if (batch[0] === rows[1000]) throw new Error('the power failed');
          yield batch;
        }
      },
    };
    const { queries } = use.app.database;
    await expect(importReaders(queries, stopping, IMPORT_OPTIONS)).rejects.toThrow(
      'the power failed',
    );
    const counts = `select (select count(*) from "user") as users, (select count(*) from account) as passwords`;
    expect(await use.database.sql(counts)).toEqual([{ users: 1000, passwords: 1000 }]);
    const { lines, created } = await run(rows);
    expect(created).toBe(200);
    expect(lineOf(lines, 'Checked')).toContain('1200 of 1200');
    expect(await use.database.sql(counts)).toEqual([{ users: 1200, passwords: 1200 }]);
  });

  it('reports without changing anything, in the same words, as a dry run', async () => {
    const rows = [
      candidate({ email: 'twin@example.com', plans: [{ plan: 'premium', until: null }] }),
      candidate({ email: 'TWIN@example.com' }),
      candidate({ skip: 'unconfirmed' }),
    ];
    const before = await everything();
    const dry = await run(rows, { isDryRun: true });
    expect(await everything()).toEqual(before);
    expect(dry.lines[0]).toContain('nothing was changed');
    const real = await run(rows);
    expect(real.lines.slice(0, -1)).toEqual(dry.lines.slice(1));
    expect(lineOf(real.lines, 'created')).toMatch(/^1 /);
    expect(lineOf(real.lines, 'earlier row')).toMatch(/^1 /);
    expect(real.lines).toContain('Not carried over: bios');
  });

  it('finds out if what it wrote is not there', async () => {
    await use.database.sql(`
      create function spoil() returns trigger as $$ begin new.name := 'x'; return new; end $$ language plpgsql`);
    await use.database.sql(
      'create trigger spoil before insert on "user" for each row execute function spoil()',
    );
    const row = candidate();
    const { problems } = await run([row]);
    await use.database.sql('drop function spoil cascade');
    expect(problems).toEqual([`${row.from} differs in: name`]);
  });
});

describe('what cannot be carried over', () => {
  it('is reported by reason, and row by row in a file that only its owner can read', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-report-'));
    const reportFile = path.join(directory, 'report.jsonl');
    const passwordHash = await bcrypt('pass', 4);
    const rows = [
      candidate({ from: 'no', email: null }),
      candidate({ from: 'bad', email: 'a@b' }),
      candidate({ from: 'id', id: 'ä' }),
      candidate({ from: 'md5', email: 'md5@example.com', passwordHash: 'd41d8cd98f00b204e980' }),
      candidate({ from: '2fa', email: '2fa@example.com', passwordHash, hasSecondFactor: true }),
      candidate({
        from: 'who',
        email: 'who@example.com',
        identities: [
          { provider: 'myspace', subject: '1' },
          { provider: 'google', subject: 'a b' },
        ],
        plans: [{ plan: 'premium', until: new Date('2020-01-01') }],
      }),
    ];
    const { lines } = await run(rows, { reportFile });
    expect(
      await use.database.sql('select 1 from account union all select 1 from entitlement'),
    ).toEqual([]);
    for (const about of [
      'without an email address',
      'does not accept',
      'an id that is',
      'hash has a format',
      'two-factor',
      '--provider myspace=ID',
      'whose id is not valid',
      'already ended',
    ]) {
      expect(lineOf(lines, about), about).toMatch(/^1 /);
    }
    expect((await stat(reportFile)).mode & 0o777).toBe(0o600);
    const file = (await readFile(reportFile, 'utf8')).trim().split('\n');
    expect(file.map((line) => JSON.parse(line) as unknown)).toEqual([
      { from: 'no', email: null, skipped: 'no-address' },
      { from: 'bad', email: null, skipped: 'invalid-address' },
      { from: 'id', email: `${rows[2]?.email}`, skipped: 'invalid-id' },
      { from: 'md5', email: 'md5@example.com', lost: ['password-format'] },
      { from: '2fa', email: '2fa@example.com', lost: ['second-factor'] },
      {
        from: 'who',
        email: 'who@example.com',
        lost: ['provider: myspace', 'identity', 'plan-ended'],
      },
    ]);
    await rm(directory, { recursive: true });
  });

  it('includes all passwords on request', async () => {
    await run([candidate({ passwordHash: await bcrypt('pass', 4) })], { withPasswords: false });
    expect(await use.database.sql('select 1 from account')).toEqual([]);
    expect(await use.database.sql('select 1 from "user"')).toHaveLength(1);
  });
});
