import { displayText } from '@gatehouse/contract/displayText';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import { z } from 'zod';
import { SECURITY_CHANGES } from './securityChanges.js';
import { sitePath } from './sitePath.js';

/** Text chosen by a person. In the database, it may be older than its validation rules. */
const shown = (longest: number) => z.string().transform((text) => displayText(text, longest));
const name = shown(60);
const path = sitePath;
/** When it happened, in UTC: `2026-01-31T09:30:00Z`. */
const at = z.iso.datetime();
/** How long the link works from now on, in whole minutes. The email isn't sent after that. */
const validMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);

/** Every email, and the data it is written from. */
export const MAIL_TEMPLATES = {
  /** Verifies that the address is the reader's: at sign-up, and for a new address. */
  verification: z.strictObject({ name, path, validMinutes }),
  reset: z.strictObject({ name, path, validMinutes }),
  'magic-link': z.strictObject({ path, validMinutes }),
  /** Instead of `verification`, when someone signs up with an address that has an account (ENU-03). */
  'address-in-use': z.strictObject({ name, path }),
  welcome: z.strictObject({ name, path }),
  'password-changed': z.strictObject({ name, at, path }),
  /** To the old address: requests approval (TOK-12). */
  'email-change': z.strictObject({
    name,
    oldAddress: emailSchema,
    newAddress: emailSchema,
    path,
    validMinutes,
  }),
  /** To the old address, afterward (CRD-09). */
  'email-changed': z.strictObject({
    name,
    at,
    oldAddress: emailSchema,
    newAddress: emailSchema,
    path,
  }),
  'security-changed': z.strictObject({
    name,
    at,
    change: z.enum(SECURITY_CHANGES),
    /** The name of the passkey, the connected service, the API key or the app. */
    what: shown(60).nullable(),
    path,
  }),
  'new-sign-in': z.strictObject({
    name,
    at,
    /** "Firefox on Linux" */
    device: shown(80),
    ipAddress: shown(80).nullable(),
    path,
  }),
  'account-deleted': z.strictObject({ name, at }),
  /** A reader was granted a plan. `path`: the page they requested, if the plan opens it. */
  granted: z.strictObject({ name, plan: shown(60), path }),
  /** To each administrator, when a reader requests a plan. `path` isn't linked: their own plans may not open it. */
  'access-requested': z.strictObject({
    name,
    reader: z.strictObject({ name, email: emailSchema }),
    plan: shown(60),
    path,
    /** The command that grants it. */
    command: shown(400),
  }),
} as const;

export type MailTemplate = keyof typeof MAIL_TEMPLATES;
export type MailData = { [T in MailTemplate]: z.output<(typeof MAIL_TEMPLATES)[T]> };

export function isMailTemplate(value: string): value is MailTemplate {
  return Object.hasOwn(MAIL_TEMPLATES, value);
}
