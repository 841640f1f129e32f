import { Command } from 'commander';
import { completeSettings } from '../config/completeSettings.js';
import { loadConfig } from '../config/loadConfig.js';
import { auditTrail } from '../events/auditTrail.js';
import { createLog } from '../log.js';
import { printLine } from '../terminal.js';
import {
  createSigningKeys,
  type SigningKey,
  type SigningKeys,
} from '../tokens/keys/signingKeys.js';
import { withDatabase } from './withDatabase.js';

/** `gatehouse keys …` */
export function keysCommand(): Command {
  const program = new Command('keys')
    .description(
      'Manage the keys that sign access tokens. Running servers follow within 30 seconds.',
    )
    .showHelpAfterError();
  program
    .command('rotate')
    .description('create a new key that signs once services have had time to fetch it')
    .option('--now', 'sign with it immediately and delete all others, because one has leaked')
    .action((options: { now?: boolean }) =>
      withKeys(async (keys, record) => {
        const { key, isNew } = await keys.rotate({ atOnce: options.now === true });
        if (isNew) await record(key.kid);
        printLine(
          `${key.kid} ${isNew ? 'was created' : 'is already new'}, and ${describeStart(key)}.`,
        );
      }),
    );
  program
    .command('list')
    .description('list the published keys, the newest first')
    .action(() =>
      withKeys(async (keys) => {
        const all = await keys.list();
        for (const key of all) printLine(`${key.kid}  ${key.algorithm}  ${describeKey(key, all)}`);
        printLine(`${all.length} ${all.length === 1 ? 'key' : 'keys'}`);
      }),
    );
  return program;
}

async function withKeys(
  work: (keys: SigningKeys, record: (kid: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const directory = process.cwd();
  await withDatabase(directory, async ({ database: { queries }, settings }) => {
    const { secrets, config } = await completeSettings(settings, await loadConfig(directory));
    const log = createLog('silent');
    const trail = auditTrail({ queries, log });
    await work(createSigningKeys({ queries, log, secrets, tokens: config.tokens }), (kid) =>
      trail.handle({
        kind: 'keys-rotated',
        actor: 'administrator',
        userId: null,
        detail: kid,
        at: new Date(),
      }),
    );
  });
}

function describeStart({ isActive, activeFrom }: SigningKey): string {
  return isActive ? 'signs now' : `signs from ${activeFrom.toISOString()}`;
}

function describeKey(key: SigningKey, all: readonly SigningKey[]): string {
  const notes = [];
  if (!key.isReadable) notes.push("can't be decrypted with this BETTER_AUTH_SECRET");
  else if (
    !key.isActive ||
    all.find(({ isActive, isReadable }) => isActive && isReadable) === key
  ) {
    notes.push(describeStart(key));
  }
  if (key.endsAt !== null) notes.push(`published until ${key.endsAt.toISOString()}`);
  return notes.join(', ');
}
