import { expect, it } from 'vitest';
import { MAX_NAME_LENGTH, newPasskeyName } from './newPasskeyName';

it.each([
  [[], 'Chrome on macOS'],
  [['Laptop', null], 'Chrome on macOS'],
  [['Chrome on macOS'], 'Chrome on macOS 2'],
  [['Chrome on macOS 2', 'Chrome on macOS'], 'Chrome on macOS 3'],
  [['Chrome on macOS 2'], 'Chrome on macOS'],
])('next to %j, a new passkey is called "%s"', (taken, name) => {
  expect(newPasskeyName('Chrome on macOS', taken)).toBe(name);
});

it('stays within the server’s limit, including its number', () => {
  const device = 'x'.repeat(80);
  const first = newPasskeyName(device, []);
  expect(newPasskeyName(device, [first]).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
});
