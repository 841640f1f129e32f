import { expect, it } from 'vitest';
import { toPreferences } from './preferences';

const NONE = { colorMode: null, packageManager: null, operatingSystem: null, experience: null };

it.each([
  [null, {}],
  [{}, {}],
  [
    { colorMode: 'dark', packageManager: 'pnpm' },
    { colorMode: 'dark', packageManager: 'pnpm' },
  ],
  [{ colorMode: 'sepia', packageManager: ['npm'], experience: 1, font: 'serif' }, {}],
])('the stored value %j becomes a profile with every preference', (stored, choices) => {
  expect(toPreferences(stored)).toEqual({ ...NONE, ...choices });
});
