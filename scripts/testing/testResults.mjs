import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {string[]} failures name of each test or file that failed, with the start of its
 * message: readable at the end of a long output
 * @property {number} skipped
 */

/** The number of lines to repeat of a message: the expected and the actual value. */
const MAX_MESSAGE_LINES = 12;

/**
 * @param {object | null} report of vitest's JSON reporter; `null` if there is none
 * @param {number} exitCode of vitest: if it is not 0, at least one failure is reported
 * @returns {Results}
 */
export function resultsOfVitest(report, exitCode) {
  const tests = (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) =>
    // A file that can't be loaded has no tests to count: it is a failure itself.
    assertionResults.length === 0
      ? [{ name, status, message }]
      : assertionResults.map((test) => ({
          name: `${name} › ${test.fullName}`,
          status: test.status,
          message: test.failureMessages.join('\n'),
        })),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed');
  const failures = failed.map(({ name, message }) => describe(name, message));
  return atLeastOne(
    { passed, failures, skipped: tests.length - passed - failed.length },
    'vitest',
    exitCode,
  );
}

/**
 * @param {object | null} report of Playwright's JSON reporter
 * @param {number} exitCode of Playwright
 * @returns {Results}
 */
export function resultsOfPlaywright(report, exitCode) {
  const { expected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const runnerErrors = (report?.errors ?? []).map(({ message }) => describe('Playwright', message));
  const specFailures = specsOf(report ?? {})
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results).map(({ error }) => error?.message);
      return describe(`${file}:${line} › ${title}`, errors.find(Boolean));
    });
  const failures = [...runnerErrors, ...specFailures];
  return atLeastOne({ passed: expected + flaky, failures, skipped }, 'Playwright', exitCode);
}

/** A suite contains tests and other suites. */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function describe(name, message = '') {
  const lines = stripVTControlCharacters(message).trim().split('\n').slice(0, MAX_MESSAGE_LINES);
  return [`✗ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** @returns {Results} */
function atLeastOne(results, runner, exitCode) {
  if (exitCode === 0 || results.failures.length > 0) return results;
  const message = `ended with code ${exitCode} and named no test: what it says is above`;
  return { ...results, failures: [describe(runner, message)] };
}

/**
 * @param {Results[]} all
 * @returns {string} `N passed, N failed`, and the skipped ones when there are any
 */
export function summary(all) {
  const sum = (numberOf) => all.reduce((total, results) => total + numberOf(results), 0);
  const skipped = sum((results) => results.skipped);
  const failed = sum(({ failures }) => failures.length);
  const line = `${sum(({ passed }) => passed)} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
