import { createHash } from 'node:crypto';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { insertMail } from './mailQueue.js';
import type { Mail } from './message/Mail.js';
import { MAIL_TEMPLATES } from './message/mailTemplates.js';

export interface Mailer {
  /**
   * Puts a mail in the queue, and that is all: how fast the provider is, or whether it is there at
   * all, cannot be seen from the time or the outcome of this (ENU-04, FLT-05).
   *
   * @param options.transaction a transaction of the caller's: the mail is sent if that commits
   * @throws ZodError when the address is not exactly one, or the data is not the template's
   */
  send(mail: Mail, options?: { transaction?: Kysely<Schema> }): Promise<void>;
}

/**
 * @param options.onQueued called after each mail: wakes the worker of this process
 */
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

/** Hashed: a caller may well take the token of the link for a key, and the key is kept. */
function hashDedupeKey(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
