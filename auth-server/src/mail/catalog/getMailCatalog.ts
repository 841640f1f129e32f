import { en } from './en.js';
import type { MailCatalog, MailWords } from './MailCatalog.js';
import type { MailLocale } from '@gatehouse/contract/mailLocale';
import { ur } from './ur.js';

const CATALOGS: Record<MailLocale, MailCatalog> = { en, ur };
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The texts of a language, and the words that they are made with. */
export function getMailCatalog(
  locale: MailLocale,
  site: string,
): { catalog: MailCatalog; words: MailWords } {
  const catalog = CATALOGS[locale];
  const dates = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' });
  return {
    catalog,
    words: {
      site,
      date: (at) => `${dates.format(new Date(at))} UTC`,
      duration: (minutes) =>
        minutes % 60 === 0 ? unit('hour').format(minutes / 60) : unit('minute').format(minutes),
      isolate: (text) =>
        catalog.direction === 'rtl' || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text,
    },
  };
}
