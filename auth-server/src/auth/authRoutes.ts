import { profileSchema } from '@gatehouse/contract/profile';
import { z } from 'zod';
import { PASSWORD_LENGTH } from './authOptions.js';

const { min, max } = PASSWORD_LENGTH;
/** RFC 5321 leaves 254 characters for an address. */
const email = z.email('is not an e-mail address').max(254, 'is longer than 254 characters');
const newPassword = z
  .string('is missing')
  .min(min, `has less than ${min} characters`)
  .max(max, `has more than ${max} characters`);
/** One that was set before: only bounded, so that nothing longer is ever hashed. */
const oldPassword = z
  .string('is missing')
  .min(1, 'is missing')
  .max(max, `has more than ${max} characters`);

interface AuthRoute {
  method: 'GET' | 'POST';
  /** What the body may be. Answers what Better Auth gets. */
  body: z.ZodType<Record<string, unknown>>;
}

const nothing = z.strictObject({});

/**
 * The routes of Better Auth that are open, and what their bodies may hold: everything else that it
 * knows is 404, and a field that is not named here is refused (mass assignment: `role`,
 * `emailVerified`; and bodies that Better Auth would take in any size).
 */
export const AUTH_ROUTES: Readonly<Record<string, AuthRoute>> = {
  '/sign-up/email': {
    method: 'POST',
    body: z.strictObject({ name: profileSchema.shape.name, email, password: newPassword }),
  },
  '/sign-in/email': { method: 'POST', body: z.strictObject({ email, password: oldPassword }) },
  '/sign-out': { method: 'POST', body: nothing },
  '/get-session': { method: 'GET', body: nothing },
  '/change-password': {
    method: 'POST',
    body: z
      .strictObject({
        currentPassword: oldPassword,
        newPassword,
        revokeOtherSessions: z.boolean().optional(),
      })
      // A new password ends all other sessions, whatever the request says: somebody else may hold one.
      .transform((passwords) => ({ ...passwords, revokeOtherSessions: true })),
  },
};
