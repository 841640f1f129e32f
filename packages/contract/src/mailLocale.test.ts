import { codeTranslationLocalesToTry } from '@docusaurus/theme-translations';
import { describe, expect, it } from 'vitest';
import { MAIL_LOCALES, resolveMailLocale } from './mailLocale';

describe('the language of emails', () => {
  it.each([
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['pt', 'pt-BR'],
    ['ja-JP', 'ja'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['ur-PK', 'ur'],
  ])('for a site in %s is %s', (locale, language) => {
    expect(resolveMailLocale(locale)).toBe(language);
  });

  it.each(['nl', 'pt-PT', 'zh-TW', 'zh-Hant', '', 'not a locale', 'de_AT', '__proto__'])(
    'for a site in "%s" is English: emails are not translated into its language',
    (locale) => {
      expect(resolveMailLocale(locale)).toBe('en');
    },
  );

  it("matches Docusaurus's choice among the same languages", () => {
    const languages: readonly string[] = MAIL_LOCALES;
    const locales = [...languages, 'de-AT', 'pt', 'pt-PT', 'zh', 'zh-CN', 'zh-TW', 'zh-Hans-SG'];
    for (const locale of [...locales, 'es-419', 'fr-CA', 'en-GB', 'ur-IN', 'ja-JP', 'nl-BE']) {
      const chosen = codeTranslationLocalesToTry(locale).find((each) => languages.includes(each));
      expect([locale, resolveMailLocale(locale)]).toEqual([locale, chosen ?? 'en']);
    }
  });
});
