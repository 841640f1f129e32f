import { expect, it } from 'vitest';
import { DEFAULT_RETRY_PLAN, retryDelay } from './retryDelay.js';

const plan = { attempts: 9, first: 1_000, longest: 10_000 };

it('doubles the delay with each attempt, up to a limit', () => {
  expect([1, 2, 3, 4, 5, 60].map((attempt) => retryDelay(plan, attempt, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
});

it('randomizes the second half of the delay', () => {
  expect([0, 0.5, 1].map((random) => retryDelay(plan, 1, random))).toEqual([500, 750, 1_000]);
});

it('lasts for more than half a day by default', () => {
  const { attempts } = DEFAULT_RETRY_PLAN;
  const delays = Array.from({ length: attempts - 1 }, (_, index) =>
    retryDelay(DEFAULT_RETRY_PLAN, index + 1, 0.5),
  );
  expect(delays.reduce((sum, delay) => sum + delay)).toBeGreaterThan(11 * 3_600_000);
});
