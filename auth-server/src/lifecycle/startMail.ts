import { setTimeout as wait } from 'node:timers/promises';
import type { CompleteSettings } from '../config/completeSettings.js';
import type { Content } from '../content/loadContent.js';
import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { MailLook } from '../mail/render/mailStyle.js';
import type { MailOutcome } from '../mail/worker/deliverMail.js';
import { createMailTransport } from '../mail/transport/createMailTransport.js';
import { createMailWorker } from '../mail/worker/createMailWorker.js';

/**
 * Starts sending queued emails, or only prepares it.
 *
 * @param options.isOnDemand whether emails are sent only by `sendDue`
 * @param options.content the pages that emails can link to
 * @returns `wake` announces a new email. `sendDue` sends those that are due. `stop` waits for those being sent, for at most `grace`
 * milliseconds. What isn't sent by then stays in the table for another worker.
 */
export function startMail(options: {
  settings: Pick<CompleteSettings, 'mail' | 'siteUrl' | 'siteName' | 'production'>;
  look?: MailLook;
  database: Database;
  log: Log;
  content: Pick<Content, 'baseUrl' | 'accountRoutes'>;
  grace: number;
  isOnDemand?: boolean;
  onOutcome?: (outcome: MailOutcome) => void;
}): { wake: () => void; sendDue: () => Promise<void>; stop: () => Promise<void> } {
  const { settings, log, content } = options;
  const { mail, siteUrl, siteName } = settings;
  const from = { ...mail.from, name: mail.from.name ?? siteName };
  if (settings.production && mail.via === 'outbox') {
    log.warn(
      { directory: mail.directory },
      'emails are only written to files and reach no one: set MAIL_FROM, and SMTP_URL or RESEND_API_KEY',
    );
  }
  const worker = createMailWorker({
    db: options.database.queries,
    transport: createMailTransport({ ...mail, from }, { log, production: settings.production }),
    site: {
      name: siteName,
      url: siteUrl + content.baseUrl.replace(/\/$/, ''),
      routes: content.accountRoutes,
      ...(options.look && { look: options.look }),
    },
    log,
    ...(options.onOutcome && { onOutcome: options.onOutcome }),
  });
  if (options.isOnDemand !== true) worker.start();
  return {
    wake: worker.wake,
    sendDue: worker.sendDue,
    stop: () => Promise.race([worker.stop(), wait(options.grace, undefined, { ref: false })]),
  };
}
