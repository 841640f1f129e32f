import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import type { Mail } from '../mail/message/Mail.js';
import { createDeviceReader } from './devices/deviceCookie.js';
import { createMailLimits, type MailPurpose } from './mailLimits.js';

/** The purpose of an email with a link, and the `Cookie` header of the request. */
interface LinkRequest {
  purpose: MailPurpose;
  cookie: string | null | undefined;
}

/** Emails that someone requests. For notices about events, see events/noticeMails. */
export interface AccountMailer {
  /**
   * Counts a request before it is known whether an email will be sent.
   * @param request.network see `clientNetwork`
   * @throws HttpError `TOO_MANY_REQUESTS` for a network, or a known browser, with too many requests
   */
  countRequest(email: string, request: LinkRequest & { network: string }): Promise<void>;
  /**
   * Queues a requested email that contains a link. Waits for one row, never for a provider. Over
   * the limits, it does nothing and the response is the same: a different one would reveal who has
   * an account (RL-11, DOS-07).
   * @returns whether it was queued
   * @throws when it can't be queued: the request has failed
   */
  sendLink(mail: Mail, request: LinkRequest): Promise<boolean>;
}

export function createAccountMailer(options: {
  mailer: Mailer;
  log: Log;
  queries: Kysely<Schema>;
  limits: Limits;
  settings: { authUrl: string; secret: string; mailHourlyLimit: number };
}): AccountMailer {
  const { mailer, log, settings } = options;
  const readDevice = createDeviceReader(settings);
  const limits = createMailLimits({ ...options, hourlyLimit: settings.mailHourlyLimit });
  return {
    countRequest: (email, { purpose, cookie, network }) =>
      limits.ask(purpose, email, { network, device: readDevice(cookie ?? undefined) }),
    sendLink: async (mail, { purpose, cookie }) => {
      const usedUp = await limits.take(purpose, mail.to, readDevice(cookie ?? undefined));
      if (usedUp === 'address') {
        log.warn({ template: mail.template }, 'an address has reached its hourly email limit');
      }
      if (usedUp === 'total') {
        const about = { template: mail.template, purpose };
        log.error(about, 'MAIL_HOURLY_LIMIT is reached: an email is not sent');
      }
      if (usedUp !== null) return false;
      await mailer.send(mail);
      return true;
    },
  };
}
