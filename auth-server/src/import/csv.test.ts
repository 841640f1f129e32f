import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planSchema } from '@gatehouse/contract/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from './csv.js';
import type { Candidate } from './ImportedReader.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-csv-'));
});
afterAll(() => rm(directory, { recursive: true }));

const PLANS = ['premium', 'team'].map((id) => planSchema.parse({ id, title: id }));

async function read(text: string | Buffer, plans: typeof PLANS | null = PLANS) {
  const file = path.join(directory, 'readers.csv');
  await writeFile(file, text);
  const source = await readCsv(file, plans);
  const rows: Candidate[] = [];
  for await (const batch of source.batches()) rows.push(...batch);
  return rows;
}

it('reads readers, with several lines for several plans', async () => {
  const rows = await read(
    [
      '\uFEFFEmail, name ,plan,until,email_verified,locale,banned',
      'Ada@Example.com,"Lovelace, ""Ada""",premium,2999-12-31,TRUE,de,',
      '',
      'ada@example.com,,team,,yes,,',
      'grace@example.com,Grace,,,no,,yes',
    ].join('\r\n'),
  );
  expect(rows).toMatchObject([
    {
      from: 'line 2',
      email: 'ada@example.com',
      names: ['Lovelace, "Ada"'],
      locales: ['de'],
      skip: null,
      isBanned: false,
      plans: [
        { plan: 'premium', until: new Date('2999-12-31') },
        { plan: 'team', until: null },
      ],
    },
    { from: 'line 5', email: 'grace@example.com', skip: 'unconfirmed', isBanned: true, plans: [] },
  ]);
});

it('reads lists with semicolons, and takes any valid plan if there is no build', async () => {
  const rows = await read('email;plan\nada@example.com;gold\n', null);
  expect(rows).toMatchObject([
    { email: 'ada@example.com', plans: [{ plan: 'gold', until: null }] },
  ]);
  await expect(read('email;plan\nada@example.com;Gold\n', null)).rejects.toThrow('line 2');
});

describe('a list with errors is refused as a whole', () => {
  it('and every line with one is named', async () => {
    const text = [
      'email,plan,until,email_verified,banned',
      'ada@example.com,premium,,true,',
      'ada@@example.com,gold,tomorrow,maybe,perhaps',
      'grace@example.com,,2999-12-31,true,',
      'ADA@example.com,premium,2999-12-31,true,',
      ',premium,,true,',
      'linus@example.com,premium,,,',
    ].join('\n');
    const error: Error = await read(text).then(
      () => expect.fail('it was accepted'),
      (reason: Error) => reason,
    );
    expect(error.name).toBe('StartupError');
    expect(error.message.split('\n').slice(1)).toEqual([
      '  line 3: the address is not an email address; email_verified must be true or false; ' +
        'banned must be true, false, or empty; until must be a date such as 2030-12-31, or empty; ' +
        'there is no plan "gold"; the plans are: premium, team',
      '  line 4: until requires a plan',
      '  line 5: repeats line 2',
      '  line 6: the address is missing',
      '  line 7: email_verified must be true or false',
    ]);
  });

  it.each([
    ['email,until_\na@b.example,', 'unknown columns: until_'],
    ['email,\na@b.example,', 'unknown columns: (empty)'],
    ['mail\na@b.example', 'there is no column "email"'],
    ['', 'there is no column "email"'],
    ['email,email\na@b.example,b@b.example', 'a column is there twice'],
    ['email,password_hash\na@b.example,x', '"password_hash" requires "email_verified"'],
    ['email,name\na@b.example', 'line 2: has 1 columns, not 2'],
    ['email,name\na@b.example,Ada,x', 'line 2: has 3 columns, not 2'],
    ['email,name\na@b.example,"Ada', 'is not valid CSV'],
    [Buffer.from('email,name\na@b.example,Ren\xe9', 'latin1'), 'is not encoded in UTF-8'],
  ])('%j', async (text, problem) => {
    await expect(read(text)).rejects.toThrow(problem);
  });

  it('and only the first errors of many are shown', async () => {
    const text = `email\n${'x\n'.repeat(30)}`;
    await expect(read(text)).rejects.toThrow(/line 21:[^\n]*\n {2}and 10 more$/);
  });
});
