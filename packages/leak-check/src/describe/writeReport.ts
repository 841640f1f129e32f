import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reportOf } from './describeFindings';
import type { Findings } from '../findings/Findings';
import { SOURCE_RECORD_FILE, type SourceRecord } from '../record';

const REPORT_FILE = 'gated-content-report.txt';

/**
 * Writes down everything that was found, where no build removes it and nobody deploys it: a message
 * shows the most important part. What an earlier check wrote goes.
 *
 * @returns the findings, and where the report is if there is one
 */
export function writeReport(gatedDir: string, found: Findings): Findings {
  const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
  const { reportDir = '.' } = JSON.parse(record) as SourceRecord;
  const wanted = path.resolve(gatedDir, reportDir);
  // A build that was moved to where it is deployed has left the site behind.
  const file = path.join(existsSync(wanted) ? wanted : gatedDir, REPORT_FILE);
  const report = reportOf(found);
  if (report === null) {
    rmSync(file, { force: true });
    return found;
  }
  writeFileSync(file, report, { mode: 0o600 });
  return { ...found, report: path.relative('', file) };
}
