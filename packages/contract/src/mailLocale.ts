/** Free of dependencies: the browser loads this file. */

/** The languages that emails are written in. */
export const MAIL_LOCALES = ['en', 'ur'] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];

export function isMailLocale(value: string): value is MailLocale {
  return (MAIL_LOCALES as readonly string[]).includes(value);
}
