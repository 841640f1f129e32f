import { expect, it } from 'vitest';
import { countPlaywright, countVitest, summary } from './countResults.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

it('counts vitest’s tests', () => {
  const report = { testResults: [file('passed', 'passed', 'passed', 'pending', 'todo')] };
  expect(countVitest(report, 0)).toEqual({ passed: 2, failed: 0, skipped: 2 });
});

it('counts a file that cannot be loaded as a failure', () => {
  const report = { testResults: [file('failed'), file('passed', 'passed')] };
  expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('counts Playwright’s tests', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 2 } };
  expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

it('counts a runner that fails without a report as a failure', () => {
  expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('sums them up in one line', () => {
  expect(summary([{ passed: 2, failed: 0, skipped: 0 }])).toBe('2 passed, 0 failed');
  const counts = [
    { passed: 2, failed: 1, skipped: 0 },
    { passed: 3, failed: 0, skipped: 4 },
  ];
  expect(summary(counts)).toBe('5 passed, 1 failed, 4 skipped');
});
