/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} measured with its unit
 * @property {string} baseline with its unit
 * @property {string} compared the two against each other: `+2.1 kB`, `0.71`
 * @property {string} target empty: measured for information only
 * @property {boolean} [met]
 */

const HEADERS = ['', 'measured', 'baseline', 'compared', 'target', ''];

/** @param {Row[]} rows */
export function table(rows) {
  const lines = [
    HEADERS,
    ...rows.map((row) => [
      row.what,
      row.measured,
      row.baseline,
      row.compared,
      row.target,
      row.target === '' ? '' : row.met ? 'met' : 'missed',
    ]),
  ];
  const widths = HEADERS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) => {
      const cells = line.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
      );
      return cells.join('   ').trimEnd();
    })
    .join('\n');
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @param {number[]} values
 * @returns {[number, number]} the range of the middle half of them
 */
export function middleHalf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  return [sorted[quarter], sorted[sorted.length - 1 - quarter]];
}
