import type { MailLocale } from '@gatehouse/contract/mailLocale';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import type { MailCatalog, MailWords } from './MailCatalog.js';
import { ptBR } from './ptBR.js';
import { ur } from './ur.js';
import { zhHans } from './zhHans.js';

const CATALOGS: Record<MailLocale, MailCatalog> = {
  de,
  en,
  es,
  fr,
  ja,
  'pt-BR': ptBR,
  ur,
  'zh-Hans': zhHans,
};
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const UNKNOWN_BROWSER = 'Unknown browser';

/** The texts of a language, and its words and formatters. */
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
  const isolate = (text: string) =>
    catalog.direction === 'rtl' || RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
  const browserName = (name: string) =>
    name === UNKNOWN_BROWSER ? catalog.device.unknownBrowser : isolate(name);
  return {
    catalog,
    words: {
      site,
      date: (at) => `${dates.format(new Date(at))} UTC`,
      duration: (minutes) =>
        minutes % 60 === 0 ? unit('hour').format(minutes / 60) : unit('minute').format(minutes),
      deviceName: (device) => {
        const [, browser, system] = /^(.*) on (.*)$/.exec(device) ?? [];
        return browser === undefined || system === undefined
          ? browserName(device)
          : catalog.device.on(browserName(browser), isolate(system));
      },
      isolate,
    },
  };
}
