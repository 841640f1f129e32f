#!/usr/bin/env node
// Grants plans from a list. Run it in the folder of Gatehouse:
//
//   node grant-from-csv.mjs paid.csv            shows what it would do
//   node grant-from-csv.mjs paid.csv --apply    does it
//
// One line for each reader: EMAIL,PLAN,UNTIL. UNTIL is a date such as 2027-01-31, or empty for "for good".
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseEmail } from '@gatehouse/contract/emailAddress';

const run = promisify(execFile);
const [file, mode] = process.argv.slice(2);
if (file === undefined || (mode !== undefined && mode !== '--apply')) {
  console.error('usage: node grant-from-csv.mjs FILE [--apply]');
  process.exit(2);
}

const rows = (await readFile(file, 'utf8'))
  .split(/\r?\n/)
  .map((line, index) => ({ number: index + 1, cells: line.split(',').map((cell) => cell.trim()) }))
  .filter(({ cells }) => cells[0] !== '' && !cells[0].startsWith('#'));

const wrong = rows.filter(
  ({ cells: [email, plan, until = ''] }) =>
    !parseEmail(email).ok ||
    !/^[a-z][a-z0-9-]*$/.test(plan ?? '') ||
    !/^(\d{4}-\d{2}-\d{2})?$/.test(until),
);
if (wrong.length > 0) {
  console.error('Nothing was done. These lines are not EMAIL,PLAN,UNTIL:');
  for (const { number, cells } of wrong) console.error(`  line ${number}: ${cells.join(',')}`);
  process.exit(1);
}

const failed = [];
for (const { number, cells } of rows) {
  const [email, plan, until = ''] = cells;
  const grant = ['grant', email, plan, ...(until === '' ? [] : ['--until', until])];
  console.log(grant.join(' '));
  if (mode !== '--apply') continue;
  try {
    await run('npm', ['run', '--silent', 'admin', '--', ...grant]);
  } catch (error) {
    failed.push(`  line ${number}, ${email}: ${(error.stderr || error.message).trim()}`);
  }
}

const done = rows.length - failed.length;
console.log(
  mode === '--apply' ? `${done} granted, ${failed.length} failed` : `${rows.length} to grant`,
);
for (const line of failed) console.error(line);
process.exitCode = failed.length > 0 ? 1 : 0;
