import type { Pool } from '../db/pool.js';
import { createLimiter } from '../limits/createLimiter.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { isMailLocale } from '../mail/catalogue/mailLocale.js';
import type { Mail } from '../mail/message/Mail.js';
import { describeFailure } from '../mail/worker/describeFailure.js';

/** Whom a mail about an account goes to. */
export interface Addressee {
  name: string;
  email: string;
  locale?: string | null;
}

/** `to` and `locale` of a mail to them. */
export function addressed({ email, locale }: Addressee): Pick<Mail, 'to' | 'locale'> {
  return { to: email, ...(locale && isMailLocale(locale) ? { locale } : {}) };
}

export interface AccountMailer {
  /**
   * Queues a mail that somebody asked for, with a link in it. Waits for one row, never for a
   * provider. Beyond the limits it does nothing: who asked is answered as ever, or the answer would
   * tell (RL-11, DOS-07).
   *
   * @throws when it cannot be queued: the request has failed
   */
  sendLink(mail: Mail): Promise<void>;
  /** Queues a mail about what has been done. Never throws: it is done, with or without a mail. */
  notify(mail: Mail): Promise<void>;
}

const HOUR = 60 * 60;
/** Mails with links to one address in an hour, whoever asks for them. */
const LINKS_PER_HOUR = 5;

export function createAccountMailer(options: {
  mailer: Mailer;
  log: Log;
  pool: Pool;
  hourlyLimit: number;
}): AccountMailer {
  const { mailer, log, pool } = options;
  const perAddress = createLimiter({ pool, name: 'mail', max: LINKS_PER_HOUR, window: HOUR });
  const all = createLimiter({ pool, name: 'mail-all', max: options.hourlyLimit, window: HOUR });
  return {
    sendLink: async (mail) => {
      if ((await perAddress.take(mail.to)) !== null) {
        log.warn({ template: mail.template }, 'an address has had its mails of this hour');
        return;
      }
      if ((await all.take('')) !== null) {
        log.error({ template: mail.template }, 'MAIL_HOURLY_LIMIT is reached: a mail is not sent');
        return;
      }
      await mailer.send(mail);
    },
    notify: async (mail) => {
      try {
        await mailer.send(mail);
      } catch (error) {
        log.error({ template: mail.template, reason: describeFailure(error) }, 'a mail is lost');
      }
    },
  };
}
