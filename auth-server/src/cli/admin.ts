import { Command } from 'commander';
import { createLandingPage } from '../content/landingPage.js';
import { auditTrail } from '../events/auditTrail.js';
import { createEvents } from '../events/events.js';
import { exceptDemoReaders } from '../demo/exceptDemoReaders.js';
import { noticeMails } from '../events/noticeMails.js';
import { createLimits } from '../limits/createLimits.js';
import { createLog } from '../log.js';
import { createMailer } from '../mail/createMailer.js';
import { printLine } from '../terminal.js';
import {
  activity,
  ban,
  endEverySession,
  grant,
  list,
  makeAdmin,
  removeSecondFactor,
  requests,
  revoke,
  unban,
  type AdminContext,
} from './adminCommands.js';
import { afterRestore } from './afterRestore.js';
import { getManifest } from './getManifest.js';
import { servicesAdd, servicesList, servicesRevoke } from './servicesCommands.js';
import { withDatabase } from './withDatabase.js';

async function withContext(work: (context: AdminContext) => Promise<void>): Promise<void> {
  const directory = process.cwd();
  const log = createLog('silent');
  await withDatabase(directory, async ({ database: { queries, pool }, settings }) => {
    const manifest = await getManifest(settings, directory);
    // The server's worker picks up queued emails.
    const mailer = exceptDemoReaders(createMailer({ db: queries, onQueued: () => undefined }));
    await work({
      queries,
      events: createEvents({
        subscribers: [
          auditTrail({ queries, log }),
          noticeMails({
            mailer,
            limits: createLimits({ pool }),
            log,
            providerName: (id) => id,
            landingPage: manifest === null ? () => '/' : createLandingPage(manifest),
          }),
        ],
        // The administrator must know that the audit trail is missing an entry.
        onFailure: (error) => {
          throw error;
        },
      }),
      knownPlans: manifest?.plans ?? null,
      print: printLine,
    });
  });
}

/** `gatehouse admin …` */
export function adminCommand(): Command {
  const program = new Command('admin')
    .description('Manage readers and their access. Changes take effect with the next request.')
    .showHelpAfterError();

  program
    .command('grant <email> <plan>')
    .description('give a reader a plan')
    .option('--until <iso-date>', 'when the plan ends (default: never)')
    .action((email: string, plan: string, options: { until?: string }) =>
      withContext((context) => grant(context, email, plan, options)),
    );
  program
    .command('revoke <email> <plan>')
    .description('remove a plan from a reader, whatever its source')
    .action((email: string, plan: string) =>
      withContext((context) => revoke(context, email, plan)),
    );
  for (const [name, description, command] of [
    ['ban', 'ban a reader and end their sessions', ban],
    ['unban', 'let a banned reader sign in again', unban],
    ['make-admin', 'make a reader an administrator', makeAdmin],
    [
      'remove-second-factor',
      'turn off two-factor authentication for a reader who lost it, or never set it up',
      removeSecondFactor,
    ],
  ] as const) {
    program
      .command(`${name} <email>`)
      .description(description)
      .action((email: string) => withContext((context) => command(context, email)));
  }
  program
    .command('requests')
    .description('list pending access requests')
    .action(() => withContext(requests));
  program
    .command('sign-out-everyone')
    .description('end all sessions and API keys, and invalidate all links in emails')
    .action(() => withContext(endEverySession));
  program
    .command('after-restore')
    .description(
      'end what a restored backup has brought back, and say what to check. Run it before the server starts',
    )
    .action(() => withContext(afterRestore));
  program
    .command('list')
    .description('list readers and their plans, by address')
    .option('--search <text>', 'only those with this text in their address or name')
    .option('--plan <plan>', 'only those who have this plan')
    .option('--limit <number>', 'how many to show (default: all)')
    .option('--after <email>', 'start after this address, to continue a list')
    .action((options: { search?: string; plan?: string; limit?: string; after?: string }) =>
      withContext((context) => list(context, options)),
    );
  program
    .command('activity [email]')
    .description('show what happened: sign-ins, failures, changes and administrator actions')
    .option('--kind <kind>', 'only this kind, such as sign-in-failed')
    .option('--since <iso-date>', 'only events since then')
    .option('--limit <number>', 'how many of the newest events to show', '50')
    .action(
      (email: string | undefined, options: { kind?: string; since?: string; limit?: string }) =>
        withContext((context) => activity(context, { ...options, ...(email ? { email } : {}) })),
    );
  const services = program
    .command('services')
    .description('manage the credentials of services that ask about sessions');
  services
    .command('add <name>')
    .description('create a credential, and show its secret once')
    .action((name: string) => withContext((context) => servicesAdd(context, name)));
  services
    .command('list')
    .description('list all services')
    .action(() => withContext(servicesList));
  services
    .command('revoke <id>')
    .description('delete a credential')
    .action((id: string) => withContext((context) => servicesRevoke(context, id)));
  return program;
}
