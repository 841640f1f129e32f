import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSupabase, type TestSupabase } from '../testing/createSupabase.js';
import { createTestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { IMPORT_OPTIONS, lineOf } from '../testing/importRows.js';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';
import { importReaders, type ImportOptions } from './importReaders.js';
import { withSupabase } from './supabase.js';

const use = useApp();
let supabase: TestSupabase;
let directory: string;
beforeAll(async () => {
  supabase = await createSupabase();
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-import-'));
});
afterAll(async () => {
  await supabase.drop();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  await use.database.sql('delete from "user"');
  await supabase.sql('delete from auth.users');
});

/** The same without its process, which takes longer than the import. */
async function importHere({
  profiles = null,
  ...options
}: Partial<ImportOptions> & { profiles?: string | null } = {}): Promise<string[]> {
  const lines: string[] = [];
  await withSupabase({ url: supabase.url, profiles }, async (source) => {
    const result = await importReaders(use.app.database.queries, source, {
      ...IMPORT_OPTIONS,
      ...options,
    });
    expect(result.problems).toEqual([]);
    lines.push(...result.lines);
  });
  return lines;
}

/** `gatehouse import supabase …` */
async function run(...args: string[]) {
  const env = {
    FROM_DATABASE_URL: supabase.url,
    TO_DATABASE_URL: use.database.url,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/not-this-one',
    BETTER_AUTH_SECRET: 'x'.repeat(32),
  };
  return runWith(env, ...args);
}
async function runWith(env: Record<string, string>, ...args: string[]) {
  const all = ['import', 'supabase', ...args];
  const { code, output } = await runProduct('cli/gatehouse.js', {
    directory,
    env,
    args: all,
  }).ended();
  return { code, lines: output.trimEnd().split('\n') };
}

it('imports the users of a project, who sign in as before', async () => {
  const google = await supabase.addUser({
    email: 'grace@example.com',
    raw_user_meta_data: { full_name: 'Grace', avatar_url: 'https://example.com/grace.png' },
  });
  await supabase.sql(
    `insert into auth.identities (user_id, provider, provider_id, identity_data)
      values ($1, 'google', '1234', '{}'), ($1, 'email', $1, '{}')`,
    [google],
  );
  const ada = await supabase.addUser({
    email: 'ada@example.com',
    encrypted_password: await bcrypt('correct horse', 4),
  });
  const banned = { banned_until: 'infinity', raw_user_meta_data: { name: 'Banned' } };
  await supabase.addUser({ email: 'banned@example.com', ...banned });
  await supabase.addUser({ email: 'once@example.com', banned_until: '2020-01-01' });
  const { code, lines } = await run();
  expect(lines).toEqual([
    '       4  rows',
    '       4  created, 1 of them with their password',
    '       0  here already, and not changed',
    'Checked: 4 of 4 readers are in the database, and 4 samples were compared.',
  ]);
  expect(code).toBe(0);
  const users = await use.database.sql(
    `select id, email, name, image, "bannedAt" is not null as banned from "user" order by email`,
  );
  expect(users).toMatchObject([
    { id: ada, email: 'ada@example.com', name: 'ada', banned: false },
    { email: 'banned@example.com', name: 'Banned', banned: true },
    { id: google, name: 'Grace', image: 'https://example.com/grace.png' },
    { email: 'once@example.com', banned: false },
  ]);
  expect(
    await use.database.sql(`select "providerId", "accountId" from account where "userId" = $1`, [
      google,
    ]),
  ).toEqual([{ providerId: 'google', accountId: '1234' }]);
  const browser = use.app.browser();
  browser.email = 'ada@example.com';
  expect((await browser.signIn('correct horse')).status).toBe(200);

  expect(lineOf(await importHere(), 'here already')).toMatch(/^4 /);
  expect((await browser.signIn('correct horse')).status).toBe(200);
  const trail = `select detail from audit_event where kind = 'readers-imported'`;
  expect(await use.database.sql(trail)).toEqual([{ detail: '4 from supabase' }]);
});

it('skips who is deleted, anonymous, unconfirmed, signed on elsewhere or has no address, by reason', async () => {
  const twoFactor = await supabase.addUser({
    email: 'two@example.com',
    encrypted_password: await bcrypt('correct horse', 4),
  });
  await supabase.sql(
    `insert into auth.mfa_factors (user_id, factor_type, status, created_at, updated_at)
      values ($1, 'totp', 'verified', now(), now())`,
    [twoFactor],
  );
  await supabase.addUser({ email: 'deleted@example.com', deleted_at: '2024-05-05' });
  await supabase.addUser({ is_anonymous: true });
  await supabase.addUser({ email: 'sso@example.com', is_sso_user: true });
  await supabase.addUser({ phone: '15551234567', email_confirmed_at: null });
  await supabase.addUser({ email: 'pending@example.com', email_confirmed_at: null });
  await supabase.addUser({ email: 'jürgen@example.com' });
  const azure = await supabase.addUser({ email: 'azure@example.com' });
  await supabase.sql(
    `insert into auth.identities (user_id, provider, provider_id, identity_data)
      values ($1, 'azure', 'abc', '{}'), ($1, 'twitter', '1', '{}')`,
    [azure],
  );
  const lines = await importHere({ isDryRun: true, providers: { azure: 'acme' } });
  expect(await use.database.sql('select 1 from "user"')).toEqual([]);
  for (const [about, count] of [
    ['rows', 8],
    ['created', 2],
    ['deleted', 1],
    ['anonymous', 1],
    ['single sign-on', 1],
    ['without an email address', 1],
    ['never confirmed', 1],
    ['does not accept', 1],
    ['set up two-factor', 1],
    ['cannot sign in with twitter', 1],
  ] as const) {
    expect(lineOf(lines, about), about).toMatch(new RegExp(`^${count} `));
  }
  expect(lineOf(lines, 'azure')).toBeUndefined();
  await importHere({ providers: { azure: 'acme' } });
  expect(await use.database.sql('select "providerId" from account')).toEqual([
    { providerId: 'acme' },
  ]);
});

describe('profiles', () => {
  it('follow their user, from the table that references users', async () => {
    await supabase.sql(`
      create table public.profiles (
        id uuid primary key references auth.users on delete cascade, display_name text, locale text,
        avatar_url text, color_mode text, package_manager text, website text, updated_at timestamptz);
      create table public.people (
        id uuid primary key default gen_random_uuid(), owner uuid references auth.users on delete cascade,
        full_name text);`);
    const id = await supabase.addUser({
      email: 'ada@example.com',
      raw_user_meta_data: { name: 'Ada from the metadata' },
    });
    await supabase.sql(
      `insert into profiles (id, display_name, locale, avatar_url, color_mode, package_manager)
        values ($1, 'Countess', 'fr', 'https://example.com/a.png', 'dark', 'cargo')`,
      [id],
    );
    await supabase.sql(`insert into people (owner, full_name) values ($1, 'Ada L.')`, [id]);
    const lines = await importHere();
    expect(lines).toContain('Not carried over: columns of public.profiles: website');
    const stored = `select name, locale, image, preferences from "user" left join reader_profile on user_id = id`;
    expect(await use.database.sql(stored)).toEqual([
      {
        name: 'Countess',
        locale: 'fr',
        image: 'https://example.com/a.png',
        preferences: { colorMode: 'dark' },
      },
    ]);
    await use.database.sql('delete from "user"');
    await importHere({ profiles: 'public.people' });
    expect(await use.database.sql(stored)).toMatchObject([{ name: 'Ada L.', preferences: null }]);
    await expect(importHere({ profiles: 'public.nobody' })).rejects.toThrow(
      'There is no table public.nobody in the database in FROM_DATABASE_URL.',
    );
    await supabase.sql('alter table people add column user_id uuid references auth.users');
    await supabase.sql('alter table people add column other uuid references auth.users');
    await supabase.sql('alter table people rename user_id to reader');
    await expect(importHere({ profiles: 'people' })).rejects.toThrow('no single column');
    await expect(importHere({ profiles: 'a"b' })).rejects.toThrow('is not a table');
  });
});

describe('an import that cannot start says why', () => {
  const nothing = () => expect.fail('it started');
  const start = (url: string) => withSupabase({ url, profiles: null }, nothing);

  it('if the source is down, another system, or an older version of it', async () => {
    const nowhere = `postgres://x:y@127.0.0.1:${await getFreePort()}/z`;
    await expect(start(nowhere)).rejects.toThrow("Can't reach the database in FROM_DATABASE_URL.");
    await expect(start(use.database.url)).rejects.toThrow('has no table auth.users');
    const old = await createTestDatabase({ empty: true });
    await old.sql('create schema auth; create table auth.users (id uuid, email text)');
    await expect(start(old.url)).rejects.toThrow(
      'auth.users has no column encrypted_password, email_confirmed_at, banned_until: update Supabase',
    );
    await old.drop();
  });

  it('if the role may not read the source', async () => {
    await supabase.sql(`create role weak login password 'weak'`);
    const url = Object.assign(new URL(supabase.url), { username: 'weak', password: 'weak' });
    await expect(start(url.href)).rejects.toThrow('may not read the schema auth');
    await supabase.sql('drop role weak');
  });

  it('if there is no source, or a service is not mapped to an ID', async () => {
    const env = { DATABASE_URL: use.database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
    const { code, lines } = await runWith(env);
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringContaining('FROM_DATABASE_URL is not set')],
    });
    const mapped = await run('--provider', 'azure=credential');
    expect(mapped.code).toBe(1);
    expect(mapped.lines[0]).toContain('--provider keycloak=acme');
  });
});

it('imports a list from a file, with plans (gatehouse import csv)', async () => {
  const file = path.join(directory, 'list.csv');
  await writeFile(file, 'email,plan,until\nada@example.com,premium,2999-01-01\n');
  const env = { DATABASE_URL: use.database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
  const csv = (...args: string[]) =>
    runProduct('cli/gatehouse.js', { directory, env, args: ['import', 'csv', ...args] }).ended();
  expect((await csv(file)).output).toContain('1  plans granted');
  expect(await use.database.sql('select plan, source from entitlement')).toEqual([
    { plan: 'premium', source: 'import' },
  ]);
  await writeFile(file, 'email\nnobody\n');
  const { code, output } = await csv(file);
  expect(code).toBe(1);
  expect(output).toContain('line 2: the address is not an email address');
});
