/** No dependencies: the browser loads this file. */

/** The languages emails are available in. */
export const MAIL_LOCALES = ['de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'ur', 'zh-Hans'] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];

/**
 * The language of emails for a locale such as `de-AT`, `pt` or `zh-CN`. Looked up in the order in
 * which Docusaurus looks up its own translations, so that emails and pages are in the same
 * language.
 * @returns English for a locale without emails of its own, and for an invalid locale
 */
export function resolveMailLocale(locale: string): MailLocale {
  const found = candidates(locale).find((candidate) =>
    (MAIL_LOCALES as readonly string[]).includes(candidate),
  );
  return (found as MailLocale | undefined) ?? 'en';
}

/** The same order as `codeTranslationLocalesToTry` in `@docusaurus/theme-translations`. */
function candidates(locale: string): string[] {
  try {
    const { language, region, script } = new Intl.Locale(locale).maximize();
    return [locale, `${language}-${region}`, `${language}-${script}`, language];
  } catch {
    return [];
  }
}
