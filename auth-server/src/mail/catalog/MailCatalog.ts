import type { MailData, MailTemplate } from '../message/mailTemplates.js';
import type { SecurityChange } from '../message/securityChanges.js';

/** What a mail says, before it is laid out. Plain text throughout: nothing in it is markup. */
export interface MailText {
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  /** Facts, such as when and where. */
  details?: { label: string; value: string }[];
  button?: { label: string; path: string };
  /** Below the button: what to do when something is wrong. */
  closing: string[];
}

/** What texts are made of besides the template's data. */
export interface MailWords {
  /** What the site is called. */
  site: string;
  /** A point in time in UTC, such as "January 31, 2026 at 09:30 UTC". */
  date(at: string): string;
  /** "15 minutes", "1 hour" */
  duration(minutes: number): string;
  /** @param device as `describeDevice` says it: "Firefox on Linux", "Unknown browser" */
  deviceName(device: string): string;
  /** Foreign text in a sentence: neither disturbs the other's direction. */
  isolate(text: string): string;
}

/** All mails in one language. A template without a text is a type error. */
export interface MailCatalog {
  direction: 'ltr' | 'rtl';
  /** Between a label and its value. */
  colon: string;
  device: { unknownBrowser: string; on(browser: string, system: string): string };
  /** @param name `null`: nobody knows it, or it had better not be repeated */
  greeting(name: string | null, words: MailWords): string;
  /** Above the link in full. */
  linkInstead: string;
  /** Who sends this. */
  footer(words: MailWords): string;
  mails: { [T in MailTemplate]: (data: MailData[T], words: MailWords) => MailText };
}

/** What each change of the ways into an account is called. `sentence` names the account, and has no full stop. */
export type SecurityChangeTexts = Record<
  SecurityChange,
  { heading: string; sentence: (site: string) => string; meaning: string }
>;
