import type { MailLocale } from '@gatehouse/contract/mailLocale';
import type { MailLook } from './mailStyle.js';

/** An email with all its texts and links, ready for layout. */
export interface MailLayout {
  language: MailLocale;
  direction: 'ltr' | 'rtl';
  colon: string;
  /** The site's name, URL and email design. */
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
