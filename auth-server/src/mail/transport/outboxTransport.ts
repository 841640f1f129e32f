import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.js';
import type { CheckableTransport } from './MailTransport.js';

/**
 * For development and tests: each email becomes a JSON file `{to, subject, text, html, at}` that
 * only its owner can read. Files sort by name in the order they were written.
 * @param options.directory absolute; created if missing
 * @param options.logLinks logs the link of each email for developers. Never in production: anyone
 * who reads the log could sign in as anyone (TOK-08)
 */
export function createOutboxTransport(options: {
  directory: string;
  log: Log;
  logLinks: boolean;
}): CheckableTransport {
  let last = 0;
  return {
    verify: () => Promise.resolve(null),
    send: async ({ id, to, subject, text, html }) => {
      last = Math.max(Date.now(), last + 1);
      const at = new Date(last).toISOString();
      const file = path.join(options.directory, `${at.replaceAll(':', '-')}-${id}.json`);
      const unfinished = `${file}.unfinished`;
      await mkdir(options.directory, { recursive: true, mode: 0o700 });
      const content = JSON.stringify({ to, subject, text, html, at }, null, 2);
      await writeFile(unfinished, `${content}\n`, { mode: 0o600 });
      // A test that reads the directory never sees a partial email.
      await rename(unfinished, file);
      const link = options.logLinks ? /https?:\/\/\S+/.exec(text)?.[0] : undefined;
      options.log.info(
        { file, subject, ...(link === undefined ? {} : { link }) },
        'an email is in the outbox',
      );
    },
  };
}
