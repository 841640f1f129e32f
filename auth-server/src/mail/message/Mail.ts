import { resolveMailLocale, type MailLocale } from '@gatehouse/contract/mailLocale';
import type { MailData, MailTemplate } from './mailTemplates.js';

/** What a feature asks the {@link Mailer} to send. */
export type Mail = {
  [T in MailTemplate]: {
    /** One plain address. */
    to: string;
    template: T;
    data: MailData[T];
    /** Default: English. */
    locale?: MailLocale;
    /**
     * Names the request, not the reader: the same template to the same address with the same key is
     * sent once. Stored as a hash.
     */
    dedupeKey: string;
  };
}[MailTemplate];

/** Whom an email about an account goes to. */
export interface Addressee {
  name: string;
  email: string;
  locale?: string | null;
}

/** `to` and `locale` of an email to them. */
export function addressed({ email, locale }: Addressee): Pick<Mail, 'to' | 'locale'> {
  return { to: email, locale: resolveMailLocale(locale ?? 'en') };
}
