import { Command } from 'commander';
import { completeSettings } from '../config/completeSettings.js';
import { loadConfig } from '../config/loadConfig.js';
import { openDatabaseServer } from '../db/databaseServer.js';
import type { MigrationPlan } from '../db/migrations/planMigrations.js';
import type { SchemaCheck } from '../db/schemaCheck/checkSchema.js';
import { readProcessSettings } from '../env.js';
import { createLog } from '../log.js';
import { printLine } from '../terminal.js';

/** The database that the settings name. */
interface Target {
  update(): Promise<string[]>;
  plan(): Promise<MigrationPlan>;
  check(): Promise<SchemaCheck>;
}

/** `gatehouse migrate …`, for deployments that migrate before they start. */
export function migrateCommand(): Command {
  const program = new Command('migrate')
    .description('update the database schema; `start` does this too')
    .showHelpAfterError();
  program
    .command('up', { isDefault: true })
    .description('update the schema and list the changes (the default)')
    .option('--dry-run', 'print the SQL that would run, and change nothing')
    .action(({ dryRun }: { dryRun?: boolean }) => withTarget(dryRun === true ? printSql : update));
  program
    .command('status')
    .description('list what an update would change; exits with 1 if there is anything')
    .action(() => withTarget(printStatus));
  program
    .command('check')
    .description(
      'compare the database with the schema that this version expects, and print the SQL that mends each ' +
        'difference; exits with 1 if there is any',
    )
    .action(() => withTarget(printDifferences));
  return program;
}

async function update(target: Target): Promise<void> {
  const changes = await target.update();
  printLine(changes.length === 0 ? UP_TO_DATE : `The database was updated:\n${list(changes)}`);
}

async function printSql(target: Target): Promise<void> {
  const { changes, statements } = await target.plan();
  if (changes.length === 0) return printLine(`-- ${UP_TO_DATE}`);
  printLine(['begin', ...statements, 'commit'].map((statement) => `${statement};`).join('\n'));
}

async function printStatus(target: Target): Promise<void> {
  const { changes } = await target.plan();
  if (changes.length === 0) return printLine(UP_TO_DATE);
  printLine(`The database is out of date. "gatehouse migrate" would apply:\n${list(changes)}`);
  process.exitCode = 1;
}

async function printDifferences(target: Target): Promise<void> {
  const { pending, differences } = await target.check();
  if (pending.length === 0 && differences.length === 0) {
    return printLine('The database has the schema that this version expects.');
  }
  process.exitCode = 1;
  if (pending.length > 0) {
    printLine(
      `The database is out of date, so there is nothing to compare yet:\n${list(pending)}\n` +
        'Run "gatehouse migrate", then check again.',
    );
    return;
  }
  // SQL with comments: after a review, the output can be run as it is.
  for (const { message, statements } of differences) {
    printLine([`-- ${message}`, ...statements.map((statement) => `${statement};`), ''].join('\n'));
  }
  printLine(`-- ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`);
}

const UP_TO_DATE = 'The database is up to date.';

const list = (changes: readonly string[]) => changes.map((change) => `  ${change}`).join('\n');

async function withTarget(work: (target: Target) => Promise<void>): Promise<void> {
  // Only now: it loads Better Auth, which other commands of this program don't need.
  const { checkDatabase, migrateDatabase, planDatabase } =
    await import('../lifecycle/migrateDatabase.js');
  const directory = process.cwd();
  const settings = readProcessSettings(directory);
  const config = await loadConfig(directory);
  const { directUrl, embedded } = await openDatabaseServer(settings);
  try {
    const context = {
      settings: await completeSettings(settings, config),
      log: createLog('silent'),
    };
    await work({
      update: () => migrateDatabase(directUrl, context),
      plan: () => planDatabase(directUrl, context),
      check: () => checkDatabase(directUrl, context),
    });
  } finally {
    if (embedded?.started === true) await embedded.stopIfUnused();
  }
}
