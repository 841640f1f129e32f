import { open, type FileHandle } from 'node:fs/promises';
import { describeLoss, SKIP_REASONS, type LossReason, type SkipReason } from './reasons.js';
import type { Parsed } from './ImportedReader.js';
import type { Outcome } from './writeBatch.js';

/** What became of the rows, in numbers, and row by row in a file. */
export interface ImportReport {
  add(parsed: Parsed, outcome: Outcome): Promise<void>;
  /** The numbers, for a person. */
  lines(about: { isDryRun: boolean; leftBehind: readonly string[] }): string[];
  readonly created: number;
  readonly present: number;
  close(): Promise<void>;
}

/** @param file a line of JSON for each row that is skipped, or not carried over completely. Readable only by its owner */
export async function createImportReport(file: string | null): Promise<ImportReport> {
  const handle: FileHandle | null = file === null ? null : await open(file, 'w', 0o600);
  let [rows, created, present, grants, withPassword] = [0, 0, 0, 0, 0];
  const skipped = new Map<SkipReason, number>();
  const losses = new Map<LossReason, number>();
  const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

  return {
    add: async (parsed, outcome) => {
      rows += 1;
      const { from, email } = parsed.ok ? parsed.reader : parsed;
      if (outcome.kind === 'skipped') {
        count(skipped, outcome.reason);
        await handle?.write(`${JSON.stringify({ from, email, skipped: outcome.reason })}\n`);
        return;
      }
      grants += outcome.grants;
      if (outcome.kind === 'present') {
        present += 1;
        return;
      }
      created += 1;
      if (!parsed.ok) return;
      if (parsed.reader.passwordHash !== null) withPassword += 1;
      const lost = [...new Set(parsed.reader.losses)];
      for (const loss of lost) count(losses, loss);
      if (lost.length > 0) await handle?.write(`${JSON.stringify({ from, email, lost })}\n`);
    },
    lines: ({ isDryRun, leftBehind }) => [
      ...(isDryRun ? ['Dry run: nothing was changed. This is what an import would do.'] : []),
      numbered(rows, rows === 1 ? 'row' : 'rows'),
      numbered(created, `created, ${withPassword} of them with their password`),
      numbered(present, 'here already, and not changed'),
      ...[...skipped].map(([reason, number]) =>
        numbered(number, `skipped: ${SKIP_REASONS[reason]}`),
      ),
      ...(grants > 0 ? [numbered(grants, 'plans granted, or given another end')] : []),
      ...[...losses].map(([loss, number]) => numbered(number, describeLoss(loss))),
      ...leftBehind.map((what) => `Not carried over: ${what}`),
    ],
    get created() {
      return created;
    },
    get present() {
      return present;
    },
    close: async () => {
      await handle?.close();
    },
  };
}

const numbered = (number: number, what: string) => `${String(number).padStart(8)}  ${what}`;
