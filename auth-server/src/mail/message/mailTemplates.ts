import { displayText } from '@gatehouse/contract/displayText';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import { z } from 'zod';
import { SECURITY_CHANGES } from './securityChanges.js';
import { sitePath } from './sitePath.js';

/** Text that somebody chose. May come from the database, where it is older than a rule for it. */
const shown = (longest: number) => z.string().transform((text) => displayText(text, longest));
const name = shown(60);
const path = sitePath;
/** When it happened, in UTC: `2026-01-31T09:30:00Z`. */
const at = z.iso.datetime();
/** How long the link works from now on, in whole minutes. The mail is not sent any later. */
const validMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);

/** All mails that there are, and what each of them says. */
export const MAIL_TEMPLATES = {
  /** Proves that the address is the reader's: at sign-up, and for a new address. */
  verification: z.strictObject({ name, path, validMinutes }),
  reset: z.strictObject({ name, path, validMinutes }),
  'magic-link': z.strictObject({ path, validMinutes }),
  /** In place of `verification`, when somebody signs up with a known address (ENU-03). */
  'address-in-use': z.strictObject({ name, path }),
  welcome: z.strictObject({ name, path }),
  'password-changed': z.strictObject({ name, at, path }),
  /** To the old address: asks for consent before anything changes (TOK-12). */
  'email-change': z.strictObject({ name, newAddress: emailSchema, path, validMinutes }),
  /** To the old address, afterwards (CRD-09). */
  'email-changed': z.strictObject({ name, at, newAddress: emailSchema, path }),
  'security-changed': z.strictObject({
    name,
    at,
    change: z.enum(SECURITY_CHANGES),
    /** The passkey's name, or the other service's. */
    what: shown(60).nullable(),
    path,
  }),
  'new-sign-in': z.strictObject({
    name,
    at,
    /** "Firefox on Linux" */
    device: shown(80),
    /** An address or a place, if known. */
    place: shown(80).nullable(),
    path,
  }),
  'account-deleted': z.strictObject({ name, at }),
  /** A reader has been given a plan. `path`: the page that they asked for. */
  granted: z.strictObject({ name, plan: shown(60), path }),
  /** To each administrator: a reader asks for a plan. `path`: the page that it is to open. */
  'access-requested': z.strictObject({
    name,
    reader: z.strictObject({ name, email: emailSchema }),
    plan: shown(60),
    path,
    /** Grants it. */
    command: shown(400),
  }),
} as const;

export type MailTemplate = keyof typeof MAIL_TEMPLATES;
export type MailData = { [T in MailTemplate]: z.output<(typeof MAIL_TEMPLATES)[T]> };

export function isMailTemplate(value: string): value is MailTemplate {
  return Object.hasOwn(MAIL_TEMPLATES, value);
}
