import type { Operation } from '../Operation.js';

/** The document's texts for one of Better Auth's routes, in addition to its schemas. */
export interface AuthText extends Pick<
  Operation,
  'id' | 'tag' | 'summary' | 'description' | 'errors' | 'authErrors'
> {
  /** Default: `public`, or `fresh` where the route requires it. */
  access?: 'public' | 'optional' | 'session';
  /** Describes the response. */
  answer: string;
}

const SIGN_IN = 'Sign-up and sign-in';
const SECOND_FACTOR = 'Two-factor authentication';
const FROM_LINK = 'The token is in the fragment of the link in the email:';
const SAME_ANSWER = 'The response is the same for every address.';
const NO_PASSWORD = 'For readers without a password, omit `password`.';
const NEW_PASSWORD = ['COMMON_PASSWORD', 'BREACHED_PASSWORD'] as const;
/** The account was deleted, or its credentials were replaced, while the request ran. */
const OVERTAKEN = 'SIGN_IN_REQUIRED';
/** A banned reader gets no session, and the same error as for a wrong password: see authHooks. */
const BANNED = 'INVALID_EMAIL_OR_PASSWORD';
const CODE_ERRORS: AuthText['authErrors'] = {
  400: ['TOTP_NOT_ENABLED', 'INVALID_CODE'],
  401: ['INVALID_CODE', 'INVALID_TWO_FACTOR_COOKIE'],
};

/** By path, as in auth/authRoutes.ts. */
export const AUTH_TEXTS: Readonly<Record<string, AuthText>> = {
  '/sign-up/email': {
    id: 'signUp',
    tag: SIGN_IN,
    summary: 'Sign up',
    description: `Sends an email with a link. The account is created when the link is followed. ${SAME_ANSWER}`,
    answer: 'An email is on its way.',
    errors: ['SIGN_UP_CLOSED', ...NEW_PASSWORD],
  },
  '/send-verification-email': {
    id: 'resendVerification',
    tag: SIGN_IN,
    summary: 'Resend the verification email',
    description: SAME_ANSWER,
    answer: 'An email is on its way if the address has a pending sign-up.',
  },
  '/verify-email': {
    id: 'confirmSignUp',
    tag: SIGN_IN,
    summary: 'Confirm a sign-up',
    description: `Creates the account and a session. It requires the password of the sign-up, or the \`browserSecret\` that was sent with it. ${FROM_LINK} \`/verify-email#token=…\`.`,
    answer: 'The account has been created, and the reader is signed in.',
    errors: ['INVALID_TOKEN', 'SIGN_UP_CLOSED', OVERTAKEN],
    authErrors: { 400: ['INVALID_PASSWORD'] },
  },
  '/sign-in/email': {
    id: 'signInWithPassword',
    tag: SIGN_IN,
    summary: 'Sign in with a password',
    answer: 'A session, or the request for a second factor.',
    errors: ['INVALID_EMAIL_OR_PASSWORD'],
  },
  '/sign-in/magic-link': {
    id: 'requestSignInLink',
    tag: SIGN_IN,
    summary: 'Send a sign-in link',
    description: SAME_ANSWER,
    answer: 'An email is on its way, if the address has an account.',
  },
  '/magic-link/verify': {
    id: 'signInWithLink',
    tag: SIGN_IN,
    summary: 'Sign in with a link',
    description: `${FROM_LINK} \`/sign-in#token=…\`. It works once.`,
    answer: 'A session, or the request for a second factor.',
    errors: ['INVALID_TOKEN', BANNED, OVERTAKEN],
  },
  '/get-session': {
    id: 'getSession',
    tag: SIGN_IN,
    summary: 'Get user and session',
    description:
      "For Better Auth's own clients. Pages of the site use `GET /api/me` instead, which also has plans and the profile. It doesn't extend the session.",
    access: 'optional',
    answer:
      '`null` if the reader is signed out or banned, the session has ended, or the cookie has an invalid signature.',
  },
  '/sign-out': {
    id: 'signOut',
    tag: SIGN_IN,
    summary: 'Sign out',
    description: 'Clears the cookie even while the database is unavailable.',
    access: 'optional',
    answer: 'The reader is signed out.',
  },
  '/sign-in/social': {
    id: 'signInWithService',
    tag: 'Connected services',
    summary: 'Sign in with a service',
    description:
      'The service redirects the reader back to `next`, or to the sign-in page with `?error=` and a code.',
    answer: 'The address to open.',
    errors: ['NOT_FOUND'],
  },
  '/link-social': {
    id: 'connectService',
    tag: 'Connected services',
    summary: 'Connect a service',
    description: 'Like signing in with a service, for a reader who is signed in.',
    answer: 'The address to open.',
    errors: ['NOT_FOUND'],
  },
  '/request-password-reset': {
    id: 'requestPasswordReset',
    tag: 'Passwords',
    summary: 'Send a password reset link',
    description: SAME_ANSWER,
    answer: 'An email is on its way, if the address has an account.',
  },
  '/reset-password': {
    id: 'resetPassword',
    tag: 'Passwords',
    summary: 'Set a new password with a link',
    description: `Ends all sessions, without creating a new one. ${FROM_LINK} \`/reset-password#token=…\`.`,
    answer: 'The password is set.',
    errors: ['INVALID_TOKEN', OVERTAKEN, ...NEW_PASSWORD],
  },
  '/change-password': {
    id: 'changePassword',
    tag: 'Passwords',
    summary: 'Change the password',
    description: 'Ends all other sessions, whatever the value of `revokeOtherSessions`.',
    access: 'session',
    answer: 'A new session.',
    errors: [...NEW_PASSWORD, BANNED],
    authErrors: { 400: ['INVALID_PASSWORD', 'CREDENTIAL_ACCOUNT_NOT_FOUND'] },
  },
  '/two-factor/enable': {
    id: 'enableSecondFactor',
    tag: SECOND_FACTOR,
    summary: 'Set up an authenticator app',
    description: `Two-factor authentication is on once the first code is verified. ${NO_PASSWORD}`,
    answer: 'The data for the app.',
    authErrors: { 400: ['INVALID_PASSWORD', 'TOTP_ALREADY_ENABLED'] },
  },
  '/two-factor/verify-totp': {
    id: 'verifyCode',
    tag: SECOND_FACTOR,
    summary: 'Verify an authenticator code',
    description: 'Completes a sign-in, or the setup of the app.',
    access: 'optional',
    answer: 'A session.',
    errors: ['CODE_ALREADY_USED', 'SIGN_IN_REQUIRED', BANNED],
    authErrors: CODE_ERRORS,
  },
  '/two-factor/verify-backup-code': {
    id: 'verifyBackupCode',
    tag: SECOND_FACTOR,
    summary: 'Verify a backup code',
    description: 'Completes a sign-in.',
    access: 'optional',
    answer: 'A session.',
    errors: ['SIGN_IN_REQUIRED', BANNED],
    authErrors: {
      400: ['BACKUP_CODES_NOT_ENABLED'],
      401: ['INVALID_BACKUP_CODE', 'INVALID_TWO_FACTOR_COOKIE'],
    },
  },
  '/two-factor/generate-backup-codes': {
    id: 'replaceBackupCodes',
    tag: SECOND_FACTOR,
    summary: 'Generate new backup codes',
    description: `The old ones stop working. ${NO_PASSWORD}`,
    answer: 'The new codes.',
    authErrors: { 400: ['INVALID_PASSWORD', 'TWO_FACTOR_NOT_ENABLED'] },
  },
  '/two-factor/disable': {
    id: 'disableSecondFactor',
    tag: SECOND_FACTOR,
    summary: 'Turn off two-factor authentication',
    description: NO_PASSWORD,
    answer: 'Two-factor authentication is off.',
    errors: [BANNED],
    authErrors: { 400: ['INVALID_PASSWORD'] },
  },
  '/oauth2/consent': {
    id: 'connectApp',
    tag: 'Connected apps',
    summary: 'Connect an app',
    description:
      "The body contains the query string of the consent page's URL, which the server has signed.",
    access: 'session',
    answer: 'The URL to open next.',
  },
  '/oauth2/deny': {
    id: 'denyApp',
    tag: 'Connected apps',
    summary: 'Deny an app access',
    description:
      "The body contains the query string of the consent page's URL, which the server has signed.",
    access: 'session',
    answer: 'The URL to open next.',
  },
  '/passkey/generate-register-options': {
    id: 'beginPasskey',
    tag: 'Passkeys',
    summary: 'Get the options for a new passkey',
    answer: 'The options for `navigator.credentials.create()`.',
  },
  '/passkey/verify-registration': {
    id: 'addPasskey',
    tag: 'Passkeys',
    summary: 'Add a passkey',
    description: "The body contains the authenticator's response. Each challenge can be used once.",
    answer: 'The passkey.',
    errors: ['NOT_FOUND'],
    authErrors: {
      400: ['CHALLENGE_NOT_FOUND', 'FAILED_TO_VERIFY_REGISTRATION', 'PREVIOUSLY_REGISTERED'],
    },
  },
  '/passkey/generate-authenticate-options': {
    id: 'beginPasskeySignIn',
    tag: 'Passkeys',
    summary: 'Get the options for signing in with a passkey',
    access: 'optional',
    answer: 'The options for `navigator.credentials.get()`.',
  },
  '/passkey/verify-authentication': {
    id: 'signInWithPasskey',
    tag: 'Passkeys',
    summary: 'Sign in with a passkey',
    description:
      "The body contains the authenticator's response. A response for another site, or without user verification, is refused. Each challenge can be used once.",
    answer: 'A session.',
    errors: [BANNED, 'NOT_FOUND', OVERTAKEN],
    authErrors: {
      400: ['CHALLENGE_NOT_FOUND', 'AUTHENTICATION_FAILED'],
      401: ['AUTHENTICATION_FAILED', 'PASSKEY_NOT_FOUND'],
    },
  },
  '/passkey/update-passkey': {
    id: 'renamePasskey',
    tag: 'Passkeys',
    summary: 'Rename a passkey',
    description: "Responds with 404 for another reader's passkey.",
    access: 'session',
    answer: 'The passkey.',
    errors: ['NOT_FOUND'],
  },
  '/passkey/delete-passkey': {
    id: 'deletePasskey',
    tag: 'Passkeys',
    summary: 'Remove a passkey',
    description: "Responds with 404 for another reader's passkey.",
    answer: 'The passkey has been removed.',
    errors: ['NOT_FOUND'],
  },
};
