import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config/parseConfig.js';
import type { Content } from '../content/loadContent.js';
import type { Database } from '../db/database.js';
import type { Settings } from '../env.js';
import type { Log } from '../log.js';
import { createMailTransport } from '../mail/transport/createMailTransport.js';
import { createMailWorker } from '../mail/worker/createMailWorker.js';

/**
 * Starts to send what is in the queue.
 *
 * @param options.content where links in mails lead
 * @returns `wake` says that there is a mail. `stop` waits for those in flight, at most `grace`
 *   milliseconds: what is not done by then is in the table, and another worker takes it.
 */
export function startMail(options: {
  settings: Pick<Settings, 'mail' | 'siteUrl' | 'production'>;
  config?: Pick<Config, 'name' | 'mail'>;
  database: Database;
  log: Log;
  content: Pick<Content, 'baseUrl' | 'accountRoutes'>;
  grace: number;
}): { wake: () => void; stop: () => Promise<void> } {
  const { settings, log, content } = options;
  const { mail, siteUrl } = settings;
  if (settings.production && mail.via === 'outbox') {
    log.warn(
      { directory: mail.directory },
      'mails are written to files and reach nobody: set MAIL_FROM, and SMTP_URL or RESEND_API_KEY',
    );
  }
  const worker = createMailWorker({
    db: options.database.queries,
    transport: createMailTransport(mail, { log, production: settings.production }),
    site: {
      name: options.config?.name ?? mail.from.name ?? new URL(siteUrl).host,
      url: siteUrl + content.baseUrl.replace(/\/$/, ''),
      routes: content.accountRoutes,
      ...(options.config && { look: options.config.mail }),
    },
    log,
  });
  worker.start();
  return {
    wake: worker.wake,
    stop: () => Promise.race([worker.stop(), wait(options.grace, undefined, { ref: false })]),
  };
}
