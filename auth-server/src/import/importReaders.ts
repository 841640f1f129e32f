import { SingleBar } from 'cli-progress';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { parseCandidate, type ImportedReader, type Parsed } from './ImportedReader.js';
import { createImportReport } from './importReport.js';
import type { ImportSource } from './ImportSource.js';
import { createImportCheck } from './verifyImport.js';
import { writeBatch, type Claimed, type Outcome } from './writeBatch.js';

export interface ImportOptions {
  isDryRun: boolean;
  withPasswords: boolean;
  /** Further services by the source's names, see {@link ImportSource.providers}. */
  providers: Readonly<Record<string, string>>;
  /** A file for the rows that are skipped or incomplete. */
  reportFile: string | null;
}

export interface ImportResult {
  lines: string[];
  /** What the check at the end found. Empty: all is well. */
  problems: string[];
  created: number;
}

/**
 * Imports all readers of a source, batch by batch. Run again after it was killed, it goes on; after it has
 * finished, it changes nothing.
 */
export async function importReaders(
  queries: Kysely<Schema>,
  source: ImportSource,
  options: ImportOptions,
): Promise<ImportResult> {
  const { isDryRun, withPasswords, reportFile } = options;
  const providers = new Map(Object.entries({ ...source.providers, ...options.providers }));
  const report = await createImportReport(reportFile);
  const check = createImportCheck();
  const claimed: Claimed = new Set();
  // To standard error, and only to a terminal.
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {value} of {total}  {eta_formatted} left',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(source.total, 0);
  try {
    for await (const batch of source.batches()) {
      const parsed = batch.map((row) => parseCandidate(row, { providers, withPasswords }));
      const readers = parsed.flatMap((row) => (row.ok ? [row.reader] : []));
      const outcomes = await writeBatch(queries, readers, { isDryRun, claimed });
      for (const row of parsed) {
        const outcome: Outcome = row.ok
          ? (outcomes.shift() as Outcome)
          : { kind: 'skipped', reason: row.reason };
        await report.add(row, outcome);
        if (outcome.kind !== 'skipped') check.note(outcome.id, createdReader(row, outcome));
      }
      bar.increment(batch.length);
    }
  } finally {
    bar.stop();
    await report.close();
  }
  const { leftBehind } = source;
  const lines = report.lines({ isDryRun, leftBehind });
  if (isDryRun) return { lines, problems: [], created: report.created };
  const { summary, problems } = await check.run(queries);
  return { lines: [...lines, summary], problems, created: report.created };
}

function createdReader(row: Parsed, outcome: Outcome): ImportedReader | null {
  return row.ok && outcome.kind === 'created' ? row.reader : null;
}
