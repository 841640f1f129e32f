import { createHash } from 'node:crypto';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { insertMail } from './mailQueue.js';
import type { Mail } from './message/Mail.js';
import { MAIL_TEMPLATES } from './message/mailTemplates.js';

export interface Mailer {
  /**
   * Queues an email and returns. Neither the time nor the outcome depends on the provider (ENU-04, FLT-05).
   * @param options.transaction the caller's transaction: the email is sent if it commits
   * @throws ZodError when the address is not exactly one, or the data does not match the template
   */
  send(mail: Mail, options?: { transaction?: Kysely<Schema> }): Promise<void>;
}

/** @param options.onQueued called after each email: wakes this process's worker */
export function createMailer(options: { db: Kysely<Schema>; onQueued: () => void }): Mailer {
  return {
    send: async (mail, { transaction } = {}) => {
      const recipient = emailSchema.parse(mail.to);
      const data = MAIL_TEMPLATES[mail.template].parse(mail.data);
      await insertMail(transaction ?? options.db, {
        recipient,
        template: mail.template,
        data,
        locale: mail.locale ?? 'en',
        dedupeKey: hashDedupeKey(mail.template, recipient, mail.dedupeKey),
        validMinutes: 'validMinutes' in data ? data.validMinutes : null,
      });
      options.onQueued();
    },
  };
}

/** Hashed: callers may use the link's token as the key, and the key is stored. */
function hashDedupeKey(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
