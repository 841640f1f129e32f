import { describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, {});

const NO_CHOICE = {
  colorMode: null,
  packageManager: null,
  operatingSystem: null,
  experience: null,
};

const me = async (browser: Browser) => JSON.parse((await browser.get('/api/me')).text) as Me;

describe('GET /api/me', () => {
  it('returns null for signed-out readers, and can’t be stored (HDR-03)', async () => {
    const answer = await use.app.browser().get('/api/me');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ reader: null, plans: [], profile: null });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('returns reader, plans and profile, and nothing else', async () => {
    const reader = await use.signedUp();
    expect(await me(reader)).toEqual({
      reader: {
        id: expect.any(String),
        name: 'Ada',
        email: reader.email,
        image: null,
        role: 'reader',
      },
      plans: [],
      profile: NO_CHOICE,
    });
  });

  it('accepts no other method', async () => {
    const reader = await use.signedUp();
    const answer = await reader.post('/api/me');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET');
  });
});

describe('PATCH /api/me/profile', () => {
  it('updates the given fields, keeps the rest, and returns all of it', async () => {
    const reader = await use.signedUp();
    const first = await reader.patch('/api/me/profile', {
      colorMode: 'dark',
      packageManager: 'pnpm',
    });
    expect(first.status).toBe(200);
    expect(JSON.parse(first.text)).toEqual(await me(reader));
    await reader.patch('/api/me/profile', { name: '  Ada Lovelace ', colorMode: null });
    expect(await me(reader)).toMatchObject({
      reader: { name: 'Ada Lovelace' },
      profile: { ...NO_CHOICE, packageManager: 'pnpm' },
    });
  });

  it('takes effect in another browser and on another instance immediately', async () => {
    const reader = await use.signedUp();
    await reader.patch('/api/me/profile', { experience: 'expert', operatingSystem: 'macos' });
    const elsewhere = use.instances[1]?.browser() as Browser;
    elsewhere.email = reader.email;
    await elsewhere.signIn();
    expect((await me(elsewhere)).profile).toMatchObject({
      experience: 'expert',
      operatingSystem: 'macos',
    });
  });

  it.each([
    ['an unknown value', { colorMode: 'pink' }, 'colorMode'],
    ['an unknown field', { role: 'administrator' }, 'role'],
    ['a number', { experience: 3 }, 'experience'],
    ['a list', { packageManager: ['npm'] }, 'packageManager'],
    ['an empty name', { name: ' ' }, 'name'],
    ['no name', { name: null }, 'name'],
    ['nothing', {}, 'body'],
    ['no object', [], 'body'],
  ])('refuses %s, and says where (INP-06, INP-09)', async (_what, body, field) => {
    const reader = await use.signedUp();
    const answer = await reader.patch('/api/me/profile', body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      code: 'INVALID_INPUT',
      message: expect.any(String),
      requestId: answer.headers['x-request-id'],
      fields: expect.objectContaining({ [field]: expect.any(String) }),
    });
    expect((await me(reader)).profile).toEqual(NO_CHOICE);
  });

  it('stores nothing when one of several values is invalid', async () => {
    const reader = await use.signedUp();
    await reader.patch('/api/me/profile', { name: 'Eve', colorMode: 'pink' });
    expect((await me(reader)).reader?.name).toBe('Ada');
  });

  it('requires a session', async () => {
    const answer = await use.app.browser().patch('/api/me/profile', { colorMode: 'dark' });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });

  it('keeps one row, even for concurrent requests', async () => {
    const reader = await use.signedUp();
    const answers = await Promise.all(
      (['npm', 'yarn', 'pnpm', 'bun', 'npm', 'yarn'] as const).map((packageManager) =>
        reader.patch('/api/me/profile', { packageManager }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('is deleted with the reader', async () => {
    const reader = await use.signedUp();
    await reader.patch('/api/me/profile', { colorMode: 'dark' });
    const { reader: person } = await me(reader);
    await use.database.sql('delete from "user" where id = $1', [person?.id]);
    expect(
      await use.database.sql('select 1 from reader_profile where user_id = $1', [person?.id]),
    ).toEqual([]);
    expect((await me(reader)).reader).toBeNull();
  });
});
