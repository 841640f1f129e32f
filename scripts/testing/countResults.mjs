/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/**
 * @param {object | null} report of vitest's JSON reporter; `null` when it wrote none
 * @param {number} exitCode of vitest: whatever it failed for, something counts as failed
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  const tests = (report?.testResults ?? []).flatMap((file) =>
    // A file that cannot be loaded has no tests to count: it is a failure itself.
    file.assertionResults.length === 0 ? [{ status: file.status }] : file.assertionResults,
  );
  const count = (status) => tests.filter((test) => test.status === status).length;
  const passed = count('passed');
  const failed = count('failed');
  return atLeastOne({ passed, failed, skipped: tests.length - passed - failed }, exitCode);
}

/**
 * @param {object | null} report of Playwright's JSON reporter; `null` when it wrote none
 * @param {number} exitCode of Playwright
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return atLeastOne({ passed: expected + flaky, failed: unexpected, skipped }, exitCode);
}

/** @returns {Count} */
function atLeastOne(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {Count[]} counts
 * @returns {string} `N passed, N failed`, and the skipped ones when there are any
 */
export function summary(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  const line = `${sum('passed')} passed, ${sum('failed')} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
