import type { MailLocale } from '@gatehouse/contract/mailLocale';
import type { MailLook } from './mailStyle.js';

/** An email with all its texts and links, ready to be laid out. */
export interface MailLayout {
  language: MailLocale;
  direction: 'ltr' | 'rtl';
  colon: string;
  /** What the site is called, where it is, and how its emails look. */
  site: { name: string; url: string; look: MailLook };
  subject: string;
  preview: string;
  heading: string;
  greeting: string;
  paragraphs: string[];
  details: { label: string; value: string }[];
  /** `url` is absolute. */
  button: { label: string; url: string; insteadOfIt: string } | null;
  closing: string[];
  footer: string;
}
