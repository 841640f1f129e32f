import { emailSchema as email } from '@gatehouse/contract/emailSchema';
import { profileSchema } from '@gatehouse/contract/profile';
import { type ReturnSite, safeReturnPath } from '@gatehouse/contract/returnPath';
import { z } from 'zod';
import { MAIL_LOCALES } from '@gatehouse/contract/mailLocale';
import { authAnswers } from './authAnswers.js';
import type { AuthRoute } from './AuthRoute.js';
import { LONGEST_TYPED, PASSWORD_LENGTH } from './authOptions.js';
import { FLOOR_MS, normalizePassword } from './passwordHash.js';
import { consentRoutes } from './oauth/consentRoutes.js';
import { passkeyRoutes } from './passkeys/passkeyRoutes.js';

const { min, max } = PASSWORD_LENGTH;
const tooLong = `has more than ${max} characters`;
/** Measured in normalized form, which is what is hashed. */
const newPassword = z
  .string('is missing')
  .max(LONGEST_TYPED, tooLong)
  .transform(normalizePassword)
  .pipe(z.string().min(min, `has fewer than ${min} characters`).max(max, tooLong))
  .describe(`${min} to ${max} characters, in normalized form (NFKC).`);
/**
 * An existing password. Only its length is limited, so that nothing longer is ever hashed. Not
 * normalized: older hashes are of passwords as they were typed.
 */
const oldPassword = z
  .string('is missing')
  .min(1, 'is missing')
  .max(LONGEST_TYPED, tooLong)
  .refine((typed) => Math.min(typed.length, normalizePassword(typed).length) <= max, tooLong);
const token = z
  .string('is missing')
  .regex(/^[\w-]{16,128}$/, 'is not a valid token')
  .describe('From the link in the email.');
const browserSecret = z
  .string()
  .regex(/^[\w-]{43}$/, 'is not a valid secret')
  .describe('Stored by the browser that started the sign-up: 256 random bits, as base64url.');
const locale = z.enum(MAIL_LOCALES).default('en').describe('The language of emails.');

const nothing = z.strictObject({});
const confirmedByPassword = z.strictObject({
  password: oldPassword.optional().describe('Required if the account has one.'),
});
const secondStep = (code: RegExp) =>
  z.strictObject({
    code: z.string('is missing').regex(code, 'is not a valid code'),
    trustDevice: z.boolean().default(false).describe('Skips the code in this browser for 30 days.'),
  });

/**
 * Better Auth's exposed routes, with the schemas of their bodies and responses. Every other route is 404,
 * and unlisted fields of a body are refused, which prevents mass assignment (`role`, `emailVerified`) and
 * oversized bodies. Their texts in the document are in openapi/operations/authTexts.ts.
 *
 * @param ownFields the fields that the site has added to users, and returns
 */
export function authRoutes(
  site: ReturnSite,
  ownFields: readonly string[] = [],
): Readonly<Record<string, AuthRoute>> {
  const answers = authAnswers(ownFields);
  const home = safeReturnPath(undefined, site);
  const signInPage = signInUrl(site);
  const next = z
    .string()
    .max(2048)
    .optional()
    .describe('The path to continue at. A path outside the site is replaced by the home page.')
    .transform((path) => safeReturnPath(path, site));

  /** Better Auth refuses paths with an anchor, so it gets absolute URLs. */
  const byProvider = z
    .strictObject({
      provider: z.string().max(32).describe('The id of the service.'),
      next,
    })
    .transform(({ provider, ...rest }) => ({
      provider,
      callbackURL: site.origin + rest.next,
      errorCallbackURL: `${signInPage}?next=${encodeURIComponent(rest.next)}`,
      disableRedirect: true,
    }));

  return {
    ...passkeyRoutes(answers),
    ...consentRoutes(answers),
    '/sign-up/email': {
      method: 'POST',
      answer: answers.done,
      path: '/sign-up/request',
      mails: 'sign-up',
      floor: FLOOR_MS,
      body: z.strictObject({
        name: profileSchema.shape.name,
        email,
        password: newPassword,
        next,
        locale,
        browserSecret: browserSecret.optional(),
      }),
    },
    '/send-verification-email': {
      method: 'POST',
      answer: answers.done,
      path: '/sign-up/resend',
      mails: 'sign-up',
      floor: FLOOR_MS,
      body: z.strictObject({ email }),
    },
    '/verify-email': {
      method: 'POST',
      answer: answers.confirmed,
      path: '/sign-up/confirm',
      // Anyone can have a link sent. The browser or the password proves whose sign-up it is (CRD-14).
      body: z
        .strictObject({
          token,
          password: oldPassword.optional(),
          browserSecret: browserSecret.optional(),
        })
        .refine((body) => body.password !== undefined || body.browserSecret !== undefined, {
          path: ['password'],
          error: 'is missing',
        })
        .transform((body) => ({ ...body, home })),
    },
    '/request-password-reset': {
      method: 'POST',
      answer: answers.mailed,
      mails: 'reset',
      floor: FLOOR_MS,
      body: z.strictObject({ email }),
    },
    '/reset-password': {
      method: 'POST',
      answer: answers.done,
      body: z.strictObject({ token, newPassword }),
    },
    '/sign-in/email': {
      method: 'POST',
      answer: answers.signedInByPassword,
      guess: 'password',
      body: z.strictObject({
        email,
        password: oldPassword,
        rememberMe: z
          .boolean()
          .default(true)
          .describe('With `false`, the session ends when the browser is closed, or after a day.'),
      }),
    },
    '/sign-in/magic-link': {
      method: 'POST',
      answer: answers.done,
      mails: 'sign-in',
      floor: FLOOR_MS,
      body: z.strictObject({ email, next }).transform((body) => ({
        email: body.email,
        metadata: body.next === home ? {} : { next: body.next },
      })),
    },
    '/magic-link/verify': {
      method: 'POST',
      answer: answers.signedInByLink,
      toQuery: true,
      body: z.strictObject({ token }),
    },
    '/sign-in/social': { method: 'POST', answer: answers.provider, body: byProvider },
    '/link-social': {
      method: 'POST',
      answer: answers.provider,
      fresh: true,
      kind: 'connection-asked',
      body: byProvider,
    },
    '/two-factor/enable': {
      method: 'POST',
      answer: answers.secondFactor,
      fresh: true,
      guess: 'current-password',
      body: confirmedByPassword,
    },
    '/two-factor/disable': {
      method: 'POST',
      answer: answers.done,
      fresh: true,
      guess: 'current-password',
      body: confirmedByPassword,
    },
    '/two-factor/generate-backup-codes': {
      method: 'POST',
      answer: answers.backupCodes,
      fresh: true,
      guess: 'current-password',
      kind: 'backup-codes-made',
      body: confirmedByPassword,
    },
    '/two-factor/verify-totp': {
      method: 'POST',
      answer: answers.user,
      body: secondStep(/^\d{6}$/),
    },
    '/two-factor/verify-backup-code': {
      method: 'POST',
      answer: answers.user,
      body: secondStep(/^[\w-]{8,16}$/),
    },
    '/sign-out': { method: 'POST', answer: answers.signedOut, kind: 'sign-out', body: nothing },
    '/get-session': { method: 'GET', answer: answers.session, body: nothing },
    '/change-password': {
      method: 'POST',
      answer: answers.user,
      guess: 'current-password',
      body: z
        .strictObject({
          currentPassword: oldPassword,
          newPassword,
          revokeOtherSessions: z
            .boolean()
            .optional()
            .describe('Has no effect: all other sessions always end.'),
        })
        // A new password ends all other sessions, whatever the request says: one may be an attacker's.
        .transform((passwords) => ({ ...passwords, revokeOtherSessions: true })),
    },
  };
}

/** The absolute URL of the sign-in page. */
export function signInUrl({ origin, baseUrl, routes }: ReturnSite): string {
  return origin + baseUrl + routes.signIn.slice(1);
}
