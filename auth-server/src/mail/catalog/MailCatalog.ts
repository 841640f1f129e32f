import type { MailData, MailTemplate } from '../message/mailTemplates.js';
import type { SecurityChange } from '../message/securityChanges.js';

/** The texts of an email, before layout. Plain text throughout: nothing in it is markup. */
export interface MailText {
  subject: string;
  /** What a mailbox shows next to the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  /** Facts, such as when and where. */
  details?: { label: string; value: string }[];
  button?: { label: string; path: string };
  /** Below the button: what to do if something is wrong. */
  closing: string[];
}

/** Words and formatters for the texts, besides the template's data. */
export interface MailWords {
  /** The site's name. */
  site: string;
  /** A point in time in UTC, such as "January 31, 2026 at 09:30 UTC". */
  date(at: string): string;
  /** "15 minutes", "1 hour" */
  duration(minutes: number): string;
  /** @param device from `describeDevice`: "Firefox on Linux", "Unknown browser" */
  deviceName(device: string): string;
  /** Isolates foreign text in a sentence: neither affects the other's direction. */
  isolate(text: string): string;
}

/** All emails in one language. A template without a text is a type error. */
export interface MailCatalog {
  direction: 'ltr' | 'rtl';
  /** Between a label and its value. */
  colon: string;
  device: { unknownBrowser: string; on(browser: string, system: string): string };
  /** @param name `null` if it is unknown, or should not be repeated */
  greeting(name: string | null, words: MailWords): string;
  /** Introduces the full link. */
  linkInstead: string;
  /** Explains why the reader gets this email. */
  footer(words: MailWords): string;
  mails: { [T in MailTemplate]: (data: MailData[T], words: MailWords) => MailText };
}

/** The names of changes to sign-in methods. `sentence` names the account, and has no period. */
export type SecurityChangeTexts = Record<
  SecurityChange,
  { heading: string; sentence: (site: string) => string; meaning: string }
>;
