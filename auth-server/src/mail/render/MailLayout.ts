import type { MailLook } from './mailStyle.js';

/** An email with all its texts and links, ready to be laid out. */
export interface MailLayout {
  language: string;
  direction: 'ltr' | 'rtl';
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
