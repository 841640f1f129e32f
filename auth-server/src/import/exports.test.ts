import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStoredHash } from '../auth/storedHash.js';
import { readAuth0 } from './auth0.js';
import { readFirebase } from './firebase.js';
import { parseCandidate, type Candidate, type Parsed } from './ImportedReader.js';
import type { ImportSource } from './ImportSource.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-exports-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, text);
  return file;
}

async function rowsOf(source: ImportSource): Promise<Candidate[]> {
  const rows: Candidate[] = [];
  for await (const batch of source.batches()) rows.push(...batch);
  return rows;
}

async function parse(source: ImportSource): Promise<Parsed[]> {
  const providers = new Map(Object.entries(source.providers));
  return (await rowsOf(source)).map((row) =>
    parseCandidate(row, { providers, withPasswords: true }),
  );
}

const skips = (rows: Candidate[]) => rows.map(({ from, skip }) => [from, skip]);

describe("Auth0's export", () => {
  const HASH = `$2b$10$${'a'.repeat(53)}`;
  const lines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join('\n');
  const user = (about: object) => ({ email: 'ada@example.com', email_verified: true, ...about });
  const read = async (users: object[], passwords: object[] | null = null) =>
    readAuth0(
      await write('users.ndjson', `${lines(...users)}\n`),
      passwords && (await write('passwords.ndjson', lines(...passwords))),
    );

  it('becomes readers, with the passwords of the second file', async () => {
    const ada = {
      user_id: 'auth0|60425',
      name: 'ada@example.com',
      nickname: 'ada',
      picture: 'https://s.gravatar.com/ada.png',
      created_at: '2021-03-05T16:34:49.502Z',
      user_metadata: { locale: 'de' },
      identities: [
        { provider: 'auth0', user_id: '60425', connection: 'Users', isSocial: false },
        { provider: 'google-oauth2', user_id: '117', connection: 'google-oauth2', isSocial: true },
        { provider: 'github', user_id: 42, connection: 'github', isSocial: true },
      ],
    };
    const passwords = [
      { _id: { $oid: '60425' }, email: 'ada@example.com', passwordHash: HASH },
      { _id: { $oid: 'someone' }, email: 'ada@example.com', passwordHash: 'x' },
    ];
    const [parsed] = await parse(await read([user(ada)], passwords));
    expect(parsed).toMatchObject({
      ok: true,
      reader: {
        id: 'auth0|60425',
        name: 'ada',
        locale: 'de',
        image: 'https://s.gravatar.com/ada.png',
        passwordHash: HASH,
        createdAt: new Date('2021-03-05T16:34:49.502Z'),
        accounts: [
          { providerId: 'google', accountId: '117' },
          { providerId: 'github', accountId: '42' },
        ],
        losses: [],
      },
    });
  });

  it('names services in the id, too, and says that passwords are missing', async () => {
    const source = await read([user({ user_id: 'google-oauth2|117' })]);
    expect(source.leftBehind).toHaveLength(1);
    expect(await rowsOf(source)).toMatchObject([
      { identities: [{ provider: 'google-oauth2', subject: '117' }], passwordHash: null },
    ]);
  });

  it('tells who is skipped, banned, or had a second factor', async () => {
    const rows = await rowsOf(
      await read([
        user({ user_id: 'auth0|1', email_verified: false }),
        user({ user_id: 'sms|2', email: null }),
        user({ user_id: 'samlp|corp|3' }),
        user({ user_id: 'auth0|4', blocked: true, multifactor: ['guardian'] }),
      ]),
    );
    expect(skips(rows)).toEqual([
      ['auth0|1', 'unconfirmed'],
      ['sms|2', 'no-address'],
      ['samlp|corp|3', 'sso'],
      ['auth0|4', null],
    ]);
    expect(rows[3]).toMatchObject({ isBanned: true, hasSecondFactor: true });
  });

  it('is refused with the lines that are not valid', async () => {
    await expect(
      read([user({ user_id: 'auth0|1' }), { user_id: 'auth0|2', email: 'a@b.example' }, user({})]),
    ).rejects.toThrow(
      /line 2: email_verified: is missing: export this field, too\n {2}line 3: user_id: /,
    );
    await expect(readAuth0(await write('x.csv', 'id,email\n'), null)).rejects.toThrow(
      'is not JSON with one entry on each line, see line 1.',
    );
    await expect(readAuth0(path.join(directory, 'none'), null)).rejects.toThrow('There is no file');
    await expect(read([], [{ email: 'a@b.example' }])).rejects.toThrow('line 1: _id: ');
  });
});

describe("Firebase's export", () => {
  /** From the example in https://github.com/firebase/scrypt. */
  const CONFIG = `hash_config {
    algorithm: SCRYPT,
    base64_signer_key: jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,
    base64_salt_separator: Bw==,
    rounds: 8,
    mem_cost: 14,
  }`;
  const PASSWORD = {
    passwordHash:
      'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
    salt: '42xEC+ixf3L2lw==',
  };
  const user = (about: object) => ({ email: 'ada@example.com', emailVerified: true, ...about });
  const read = async (users: object[], config: string | null = CONFIG, withPasswords = true) =>
    readFirebase(await write('users.json', JSON.stringify({ users })), {
      hashConfig: config === null ? null : await write('config.txt', config),
      withPasswords,
    });

  it('becomes readers, whose passwords still match', async () => {
    const ada = user({
      localId: 'Zk2',
      ...PASSWORD,
      displayName: 'Ada',
      createdAt: '1600000000000',
      providerUserInfo: [
        { providerId: 'google.com', rawId: '117', photoUrl: 'https://example.com/ada.png' },
        { providerId: 'password', email: 'ada@example.com' },
      ],
    });
    const inUrls = {
      passwordHash: PASSWORD.passwordHash.replaceAll('/', '_').replaceAll('+', '-'),
    };
    const parsed = await parse(await read([ada, user({ localId: '2', ...PASSWORD, ...inUrls })]));
    expect(parsed[0]).toMatchObject({
      reader: {
        id: 'Zk2',
        name: 'Ada',
        image: 'https://example.com/ada.png',
        createdAt: new Date(1_600_000_000_000),
        accounts: [{ providerId: 'google', accountId: '117' }],
        losses: [],
      },
    });
    for (const row of parsed) {
      const stored = parseStoredHash(row.ok ? (row.reader.passwordHash ?? '') : '');
      expect(await stored?.verify('user1password')).toBe(true);
      expect(await stored?.verify('user2password')).toBe(false);
    }
    const asJson = JSON.stringify({
      algorithm: 'SCRYPT',
      base64_signer_key: 'a'.repeat(64),
      base64_salt_separator: 'Bw==',
      rounds: 8,
      mem_cost: 14,
    });
    expect(await rowsOf(await read([ada], asJson))).toMatchObject([
      { passwordHash: expect.stringContaining('$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=aaaa') },
    ]);
  });

  it('tells who is skipped, banned, or had a second factor', async () => {
    const rows = await rowsOf(
      await read([
        user({ localId: '1', emailVerified: false }),
        { localId: '2' },
        { localId: '3', providerUserInfo: [{ providerId: 'phone', rawId: '+1555' }] },
        user({ localId: '4', providerUserInfo: [{ providerId: 'saml.corp', rawId: 'x' }] }),
        user({ localId: '5', disabled: true, mfaInfo: [{}] }),
      ]),
    );
    expect(skips(rows)).toEqual([
      ['1', 'unconfirmed'],
      ['2', 'anonymous'],
      ['3', 'no-address'],
      ['4', 'sso'],
      ['5', null],
    ]);
    expect(rows[4]).toMatchObject({ isBanned: true, hasSecondFactor: true });
  });

  it('is refused if passwords lack their parameters, or anything is not valid', async () => {
    const users = [user({ localId: '1', ...PASSWORD })];
    await expect(read(users, null)).rejects.toThrow('1 of the users have a password');
    expect(await rowsOf(await read(users, null, false))).toHaveLength(1);
    for (const config of [
      '',
      CONFIG.replace('SCRYPT', 'PBKDF2'),
      CONFIG.replace('mem_cost', 'x'),
    ]) {
      await expect(read(users, config)).rejects.toThrow('must have algorithm: SCRYPT');
    }
    await expect(read([{ email: 'a@b.example' }])).rejects.toThrow('user 1: localId: ');
    const options = { hashConfig: null, withPasswords: true };
    await expect(readFirebase(await write('a', '[]'), options)).rejects.toThrow('no list "users"');
    await expect(readFirebase(await write('a', 'x'), options)).rejects.toThrow('is not JSON');
  });
});
