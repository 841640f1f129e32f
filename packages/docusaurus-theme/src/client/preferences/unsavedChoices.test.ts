import type { Me } from '@gatehouse/contract/me';
import { afterEach, expect, it } from 'vitest';
import { UNREACHABLE } from '../api/api';
import { unsavedChoices, withUnsavedChoices } from './unsavedChoices';

const NONE = { colorMode: null, packageManager: null, operatingSystem: null, experience: null };
const ada: Me = {
  reader: { id: '1', name: 'Ada', email: 'ada@example.com', image: null, role: 'reader' },
  plans: [],
  profile: { ...NONE, colorMode: 'light' },
};

afterEach(() => unsavedChoices.clear());

it('the latest choice overrides the server’s response', () => {
  const last = { colorMode: 'dark' } as const;
  unsavedChoices.add({ colorMode: null }).add({ packageManager: 'pnpm' }).add(last);
  const profile = { ...NONE, colorMode: 'dark', packageManager: 'pnpm' };
  expect(withUnsavedChoices({ ok: true, value: ada })).toEqual({
    ok: true,
    value: { ...ada, profile },
  });
});

it('nothing is added to a response without a profile', () => {
  unsavedChoices.add({ colorMode: 'dark' });
  const nobody: Me = { reader: null, plans: [], profile: null };
  expect(withUnsavedChoices({ ok: true, value: nobody })).toEqual({ ok: true, value: nobody });
  expect(withUnsavedChoices(UNREACHABLE)).toBe(UNREACHABLE);
});
