import { resolveMailLocale, type MailLocale } from '@gatehouse/contract/mailLocale';
import type { MailData, MailTemplate } from './mailTemplates.js';

/** An email that a feature sends through the {@link Mailer}. */
export type Mail = {
  [T in MailTemplate]: {
    /** One plain address. */
    to: string;
    template: T;
    data: MailData[T];
    /** Default: English. */
    locale?: MailLocale;
    /**
     * Identifies the request, not the reader: an email with the same template, address and key is
     * sent once. Stored as a hash.
     */
    dedupeKey: string;
  };
}[MailTemplate];

/** The recipient of an email about an account. */
export interface Addressee {
  name: string;
  email: string;
  locale?: string | null;
}

/** `to` and `locale` of an email to the addressee. */
export function addressed({ email, locale }: Addressee): Pick<Mail, 'to' | 'locale'> {
  return { to: email, locale: resolveMailLocale(locale ?? 'en') };
}
