import { expect, it } from 'vitest';
import { resultsOfPlaywright, resultsOfVitest, summary } from './testResults.mjs';

const test = (status: string, fullName = '', ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});
const file = (status: string, name: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  status,
  name,
  message: '',
  assertionResults,
});

it('counts vitest’s tests', () => {
  const tests = ['passed', 'passed', 'pending', 'todo'].map((status) => test(status));
  const report = { testResults: [file('passed', 'a.test.ts', ...tests)] };
  expect(resultsOfVitest(report, 0)).toEqual({ passed: 2, failures: [], skipped: 2 });
});

it('lists the failures of vitest, with their messages', () => {
  const failed = test('failed', 'adds', 'expected 3 to be 4');
  const report = { testResults: [file('failed', 'a.test.ts', failed, test('passed'))] };
  const failures = ['✗ a.test.ts › adds\n    expected 3 to be 4'];
  expect(resultsOfVitest(report, 1)).toEqual({ passed: 1, failures, skipped: 0 });
});

it('counts a file that cannot be loaded as a failure', () => {
  const unloaded = { ...file('failed', 'a.test.ts'), message: 'no such module' };
  const report = { testResults: [unloaded, file('passed', 'b.test.ts', test('passed'))] };
  const failures = ['✗ a.test.ts\n    no such module'];
  expect(resultsOfVitest(report, 1)).toEqual({ passed: 1, failures, skipped: 0 });
});

it('counts Playwright’s tests, and lists failures without colors', () => {
  const spec = (title: string, ok: boolean, ...messages: string[]) => ({
    title,
    ok,
    file: 'a.spec.ts',
    line: 7,
    tests: [{ results: messages.map((message) => ({ error: { message } })) }],
  });
  const specs = [spec('opens', false, '\u001B[31mnot visible\u001B[39m'), spec('closes', true)];
  const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 };
  expect(resultsOfPlaywright({ stats, suites: [{ suites: [{ specs }] }] }, 1)).toEqual({
    passed: 5,
    failures: ['✗ a.spec.ts:7 › opens\n    not visible'],
    skipped: 2,
  });
});

it('reports what kept Playwright from running tests', () => {
  const report = { stats: {}, errors: [{ message: 'no server' }], suites: [] };
  expect(resultsOfPlaywright(report, 1).failures).toEqual(['✗ Playwright\n    no server']);
});

it('counts a runner that fails without naming a test as a failure', () => {
  const failures = (runner: string) => [
    `✗ ${runner}\n    ended with code 1 and named no test: what it says is above`,
  ];
  expect(resultsOfVitest(null, 1).failures).toEqual(failures('vitest'));
  expect(resultsOfPlaywright(null, 1).failures).toEqual(failures('Playwright'));
});

it('summarizes them in one line', () => {
  const all = [
    { passed: 2, failures: ['✗ a'], skipped: 0 },
    { passed: 3, failures: [], skipped: 4 },
  ];
  expect(summary(all)).toBe('5 passed, 1 failed, 4 skipped');
  expect(summary([{ passed: 2, failures: [], skipped: 0 }])).toBe('2 passed, 0 failed');
});
