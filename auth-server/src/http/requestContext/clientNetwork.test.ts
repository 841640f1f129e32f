import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientNetwork } from './clientNetwork.js';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0000:0::ffff:1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('counts %s as %s', (ip, network) => {
  expect(clientNetwork({ ip })).toBe(network);
});

it('counts all addresses of an IPv6 /64 as one, and those of another separately (RL-05)', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  const half = fc.array(group, { minLength: 4, maxLength: 4 });
  const of = (...halves: string[][]) => clientNetwork({ ip: halves.flat().join(':') });
  fc.assert(
    fc.property(half, half, half, half, (one, other, left, right) => {
      expect(of(one, left)).toBe(of(one, right));
      expect(of(one, left) === of(other, left)).toBe(one.join() === other.join());
    }),
  );
});
