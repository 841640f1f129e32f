import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTotpStep } from './totpCode.js';

const SECRET = '12345678901234567890';

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [20_000_000_000, '353130'],
])('finds the step of the code at %i seconds (RFC 6238, appendix B)', (seconds, code) => {
  expect(findTotpStep(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

it('finds the step of a code up to 30 seconds early or late, and none beyond that', () => {
  const [step, code] = [1, '287082'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 150_000 }), (timestamp) => {
      const distance = Math.abs(Math.floor(timestamp / 30_000) - step);
      expect(findTotpStep(SECRET, code, timestamp)).toBe(distance <= 1 ? step : null);
    }),
  );
});

it.each(['', '28708', '2870822', 'abcdef'])('finds none for %j', (code) => {
  expect(findTotpStep(SECRET, code, 59_000)).toBeNull();
});
