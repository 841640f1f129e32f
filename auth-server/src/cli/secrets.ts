import { Command } from 'commander';
import { completeSettings } from '../config/completeSettings.js';
import { loadConfig } from '../config/loadConfig.js';
import type { Database } from '../db/database.js';
import { createLog } from '../log.js';
import type { Secrets } from '../secrets/secretSettings.js';
import { printLine, printProblem } from '../terminal.js';
import { createSigningKeys, type SigningKeys } from '../tokens/keys/signingKeys.js';
import type { SecretUse } from '../auth/encryption/secretUse.js';
import { withDatabase } from './withDatabase.js';

interface Context {
  queries: Database['queries'];
  secrets: Secrets;
  keys: SigningKeys;
}

/** `gatehouse secrets …` */
export function secretsCommand(): Command {
  const program = new Command('secrets')
    .description('Rotate the secrets in BETTER_AUTH_SECRETS without signing anyone out.')
    .showHelpAfterError();
  program
    .command('status')
    .description('list what still needs earlier secrets; exits with 1 if there is anything')
    .action(() => withSecrets(printStatus));
  program
    .command('reencrypt')
    .description('encrypt everything with the current secret, the first in BETTER_AUTH_SECRETS')
    .action(() => withSecrets(reencrypt));
  return program;
}

async function withSecrets(work: (context: Context) => Promise<void>): Promise<void> {
  const directory = process.cwd();
  await withDatabase(directory, async ({ database: { queries }, settings }) => {
    const { secrets, config } = await completeSettings(settings, await loadConfig(directory));
    const log = createLog('silent');
    const keys = createSigningKeys({ queries, log, secrets, tokens: config.tokens });
    await work({ queries, secrets, keys });
  });
}

async function reencrypt(context: Context): Promise<void> {
  const { queries, secrets, keys } = context;
  if (secrets.current.version === null) return printLine(NOT_ROTATING);
  // Only now: it loads Better Auth, which other commands of this program don't need.
  const { reencryptValues } = await import('../auth/encryption/encryptedValues.js');
  const { count, unreadable } = await reencryptValues(queries, secrets);
  const total = count + (await keys.reencrypt());
  printLine(`${counted(total, 'value')} encrypted anew.`);
  if (unreadable.length > 0) {
    const places = [...new Set(unreadable)].join(', ');
    printProblem(
      `${counted(unreadable.length, 'value')} in ${places} can't be decrypted with any of these secrets. ` +
        'Add the secret that encrypted them to BETTER_AUTH_SECRETS, with its version.',
    );
  }
  await printStatus(context);
}

async function printStatus({ queries, secrets, keys }: Context): Promise<void> {
  if (secrets.current.version === null) return printLine(NOT_ROTATING);
  const { listSecretUse } = await import('../auth/encryption/secretUse.js');
  printLine(`${nameOf(secrets.current)} signs and encrypts.`);
  for (const use of await listSecretUse(queries, secrets, await keys.list())) {
    const needs = describeNeeds(use);
    if (needs.length === 0) {
      printLine(`${nameOf(use)} is not needed: remove it, unless it is the next one.`);
      continue;
    }
    process.exitCode = 1;
    const missing = use.isSet ? '' : ', but is not set';
    printLine([`${nameOf(use)} is needed${missing}:`, ...needs].join('\n  '));
  }
}

const NOT_ROTATING = 'BETTER_AUTH_SECRETS is not set: there is only one secret, without a version.';

function describeNeeds({ encrypted, sessions, pending }: SecretUse): string[] {
  const needs = [];
  if (encrypted > 0) {
    needs.push(`${counted(encrypted, 'encrypted value')}: run "gatehouse secrets reencrypt"`);
  }
  for (const [{ count, until }, name, how] of [
    [sessions, 'session', 'renewed by a visit to the site'],
    [pending, 'link or trusted browser', 'renewed by signing in'],
  ] as const) {
    if (count > 0)
      needs.push(`${counted(count, name)}: ${how}, or over by ${until?.toISOString()}`);
  }
  return needs;
}

const nameOf = ({ version }: { version: number | null }) =>
  version === null ? 'BETTER_AUTH_SECRET' : `Secret ${version}`;

function counted(count: number, name: string): string {
  const plural = name.replace(/^link or (.*)$/, 'links or $1') + 's';
  return `${count} ${count === 1 ? name : plural}`;
}
