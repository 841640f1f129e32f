import { Command, InvalidArgumentError } from 'commander';
import type { ImportSource } from '../import/ImportSource.js';
import type { Database } from '../db/database.js';
import type { Settings } from '../env.js';
import { StartupError } from '../startupError.js';
import { printLine, printProblem } from '../terminal.js';
import { withDatabase } from './withDatabase.js';

interface Options {
  dryRun?: boolean;
  report?: string;
  /** Unset for lists, which have no services. */
  provider?: Record<string, string>;
  withoutPasswords?: boolean;
}

/** `gatehouse import …` */
export function importCommand(): Command {
  const program = new Command('import')
    .description(
      'import readers from another system; TO_DATABASE_URL or DATABASE_URL receives them',
    )
    .showHelpAfterError();

  withOptions(program.command('supabase'), { hasProviders: true })
    .description('import the users of the Supabase project in FROM_DATABASE_URL')
    .option('--profiles <table>', 'the table with their profiles (default: public.profiles)')
    .action((options: Options & { profiles?: string }) =>
      run(options, async (work, { importFromUrl: url }) => {
        if (url === null) {
          throw new StartupError(
            'FROM_DATABASE_URL is not set: copy the connection string of your Supabase project.',
          );
        }
        const { withSupabase } = await import('../import/supabase.js');
        await withSupabase({ url, profiles: options.profiles ?? null }, work);
      }),
    );
  withOptions(program.command('auth0 <file>'), { hasProviders: true })
    .description('import a bulk user export of Auth0 (NDJSON)')
    .option('--passwords <file>', "the export of password hashes, from Auth0's support (NDJSON)")
    .action((file: string, options: Options & { passwords?: string }) =>
      run(options, async (work) => {
        const { readAuth0 } = await import('../import/auth0.js');
        await work(await readAuth0(file, options.passwords ?? null));
      }),
    );
  withOptions(program.command('firebase <file>'), { hasProviders: true })
    .description('import the JSON file of "firebase auth:export"')
    .option('--hash-config <file>', "the project's password hash parameters, from the console")
    .action((file: string, options: Options & { hashConfig?: string }) =>
      run(options, async (work) => {
        const { readFirebase } = await import('../import/firebase.js');
        const withPasswords = options.withoutPasswords !== true;
        const hashConfig = options.hashConfig ?? null;
        await work(await readFirebase(file, { hashConfig, withPasswords }));
      }),
    );
  withOptions(program.command('csv <file>'), { hasProviders: false })
    .description('import a list of readers and their plans')
    .action((file: string, options: Options) =>
      run(options, async (work, settings) => {
        const { readCsv } = await import('../import/csv.js');
        await work(await readCsv(file, await getPlans(settings)));
      }),
    );
  return program;
}

function withOptions(command: Command, { hasProviders }: { hasProviders: boolean }): Command {
  command
    .option('--dry-run', 'report what an import would do, and change nothing')
    .option(
      '--report <file>',
      'write the rows that are skipped or incomplete to a file, as JSON lines',
    )
    .option('--without-passwords', 'import no password: all readers set a new one by email');
  if (!hasProviders) return command;
  return command.option(
    '--provider <theirs=ours>',
    'import sign-ins with a service: its name there, and its ID in OIDC_PROVIDERS (repeatable)',
    parseProvider,
    {},
  );
}

function parseProvider(text: string, earlier: Record<string, string>): Record<string, string> {
  const [, theirs, ours] = /^([^=\s]+)=([a-z][a-z0-9]{0,31})$/.exec(text) ?? [];
  if (theirs === undefined || ours === undefined || ours === 'credential') {
    throw new InvalidArgumentError('Write their name and the ID here: --provider keycloak=acme');
  }
  return { ...earlier, [theirs]: ours };
}

/** @param read gets a source, and passes it on while it is open */
async function run(
  { dryRun = false, report, provider = {}, withoutPasswords = false }: Options,
  read: (work: (source: ImportSource) => Promise<void>, settings: Settings) => Promise<void>,
): Promise<void> {
  const { importReaders } = await import('../import/importReaders.js');
  await withDatabase(
    process.cwd(),
    ({ database, settings }) =>
      read(async (source) => {
        const { lines, problems, created } = await importReaders(database.queries, source, {
          isDryRun: dryRun,
          withPasswords: !withoutPasswords,
          providers: provider,
          reportFile: report ?? null,
        });
        for (const line of lines) printLine(line);
        if (created > 0 && !dryRun) await noteImport(database, `${created} from ${source.name}`);
        for (const problem of problems) printProblem(problem);
        if (problems.length > 0) process.exitCode = 1;
      }, settings),
    { target: 'import' },
  );
}

async function noteImport({ queries }: Database, detail: string): Promise<void> {
  const { auditTrail } = await import('../events/auditTrail.js');
  const { createLog } = await import('../log.js');
  await auditTrail({ queries, log: createLog('silent') }).handle({
    kind: 'readers-imported',
    actor: 'administrator',
    userId: null,
    detail,
    at: new Date(),
  });
}

async function getPlans(settings: Settings) {
  const { getManifest } = await import('./getManifest.js');
  return (await getManifest(settings, process.cwd()))?.plans ?? null;
}
