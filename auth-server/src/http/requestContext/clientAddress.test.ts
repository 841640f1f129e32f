import { expect, it } from 'vitest';
import { clientAddress } from './clientAddress.js';

it.each([
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:127.0.0.1', '127.0.0.1'],
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['::ffff:c000:207', '::ffff:c000:207'],
  [undefined, undefined],
])('%s is %s', (ip, address) => {
  expect(clientAddress({ ip })).toBe(address);
});
