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
   * provider.
   *
   * @throws when it cannot be queued: the request has failed
   */
  sendLink(mail: Mail): Promise<void>;
  /** Queues a mail about what has been done. Never throws: it is done, with or without a mail. */
  notify(mail: Mail): Promise<void>;
}

export function createAccountMailer(options: { mailer: Mailer; log: Log }): AccountMailer {
  const { mailer, log } = options;
  return {
    sendLink: (mail) => mailer.send(mail),
    notify: async (mail) => {
      try {
        await mailer.send(mail);
      } catch (error) {
        log.error({ template: mail.template, reason: describeFailure(error) }, 'a mail is lost');
      }
    },
  };
}
