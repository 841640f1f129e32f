export { isMailLocale, MAIL_LOCALES, type MailLocale } from '@gatehouse/contract/mailLocale';
