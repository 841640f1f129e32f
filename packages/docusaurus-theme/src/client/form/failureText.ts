import { translate } from '@docusaurus/Translate';
import type { Failure } from '../api/api';
import { AUTH_URL } from '../api/siteData';

/**
 * An error in the reader's language, and what to do. Codes without a text use the server's message.
 */
export function failureText({ code, message, retryAfter }: Failure): string {
  switch (code) {
    case 'UNREACHABLE':
      return translate({
        id: 'form.failure.unreachable',
        message:
          'The account server isn’t responding. Nothing was lost: try again in a moment. Public pages still work.',
      });
    case 'DATABASE_UNAVAILABLE':
    case 'SERVER_BUSY':
    case 'SHUTTING_DOWN':
    case 'SCHEMA_OUTDATED':
      return translate({
        id: 'form.failure.unavailable',
        message: 'Accounts are temporarily unavailable. Try again in a few minutes.',
      });
    case 'INTERNAL_ERROR':
      return translate({
        id: 'form.failure.internal',
        message: 'Something went wrong on our end. Try again in a moment.',
      });
    case 'TOO_MANY_REQUESTS':
      return tooManyRequestsText(retryAfter);
    case 'INVALID_EMAIL_OR_PASSWORD':
      return translate({
        id: 'form.failure.credentials',
        message: 'Incorrect email or password.',
      });
    case 'INVALID_PASSWORD':
      return translate({
        id: 'form.failure.currentPassword',
        message: 'That isn’t your current password.',
      });
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return translate({
        id: 'form.failure.emailTaken',
        message: 'An account with this email already exists. Sign in, or use another email.',
      });
    case 'SIGN_IN_REQUIRED':
      return translate({
        id: 'form.failure.signInRequired',
        message: 'Your session has ended. Sign in again to continue.',
      });
    case 'SESSION_NOT_FRESH':
      return translate({
        id: 'form.failure.notFresh',
        message:
          'You signed in more than 15 minutes ago. To protect your account, please sign in again. You’ll come right back here, but you’ll have to retype passwords.',
      });
    case 'LAST_WAY_IN':
      return translate({
        id: 'form.failure.lastWayIn',
        message: 'This is the only way to sign in to your account. Add another one first.',
      });
    case 'TOO_MANY_API_KEYS':
      return translate({
        id: 'form.failure.tooManyApiKeys',
        message: 'You have reached the maximum number of API keys. Revoke one first.',
      });
    case 'SIGN_UP_CLOSED':
      return translate({
        id: 'form.failure.signUpClosed',
        message: 'This site isn’t accepting new accounts, or not with this email.',
      });
    case 'COMMON_PASSWORD':
      return translate({
        id: 'form.failure.commonPassword',
        message: 'This password is too easy to guess. Choose another one.',
      });
    case 'BREACHED_PASSWORD':
      return translate({
        id: 'form.failure.breachedPassword',
        message: 'This password has appeared in a data breach. Choose another one.',
      });
    case 'INVALID_TOKEN':
      return translate({
        id: 'form.failure.link',
        message: 'This link no longer works. It has expired or has already been used.',
      });
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return translate({
        id: 'form.failure.code',
        message: 'That code is incorrect. Check it and try again.',
      });
    case 'SESSION_NOT_KEPT':
      return AUTH_URL === ''
        ? translate(
            {
              id: 'form.failure.sessionNotKept',
              message:
                'You aren’t signed in because your browser didn’t keep the session. Allow cookies for {host} in its settings, then sign in again. If they’re already allowed, delete the cookies for {host} first.',
            },
            { host: window.location.host },
          )
        : translate(
            {
              id: 'form.failure.sessionNotKeptElsewhere',
              message:
                'You aren’t signed in because your browser didn’t keep the session. This site signs you in with cookies from {host}. Allow them in your browser’s settings, including third-party cookies, then sign in again. If they’re already allowed, delete the cookies for {host} first.',
            },
            { host: new URL(AUTH_URL).host },
          );
    case 'CODE_ALREADY_USED':
      return translate({
        id: 'form.failure.codeUsed',
        message: 'That code has already been used. Wait for your app to show the next one.',
      });
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'CHALLENGE_NOT_FOUND':
      return translate(
        {
          id: 'form.failure.cookieMissing',
          message:
            'This took too long, or your browser blocks cookies for {host}. Allow them, then start over.',
        },
        { host: new URL(AUTH_URL || window.location.origin).host },
      );
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return translate({
        id: 'form.failure.secondFactorOver',
        message: 'This sign-in took too long or had too many incorrect codes. Start over.',
      });
    case 'TOTP_ALREADY_ENABLED':
    case 'TWO_FACTOR_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
    case 'TOTP_NOT_ENABLED':
      return translate({
        id: 'form.failure.secondFactorElsewhere',
        message: 'This was changed in another tab or browser. Reload the page.',
      });
    case 'NO_PASSKEY_MADE':
    case 'FAILED_TO_VERIFY_REGISTRATION':
      return translate({
        id: 'form.failure.noPasskeyMade',
        message: 'No passkey was added. Try again and follow your browser’s prompts.',
      });
    case 'PASSKEY_KNOWN':
      return translate({
        id: 'form.failure.passkeyKnown',
        message: 'This device already has a passkey for your account.',
      });
    case 'NO_PASSKEY_USED':
    case 'AUTHENTICATION_FAILED':
    case 'PASSKEY_NOT_FOUND':
      return translate({
        id: 'form.failure.passkey',
        message: 'No passkey for this site was used. Try again, or sign in another way.',
      });
    default:
      return message;
  }
}

const MAX_IN_SECONDS = 120;

function tooManyRequestsText(seconds: number | undefined): string {
  if (!seconds) {
    return translate({
      id: 'form.failure.tooMany',
      message: 'Too many attempts. Wait a moment, then try again.',
    });
  }
  return seconds <= MAX_IN_SECONDS
    ? translate(
        {
          id: 'form.failure.tooManyFor',
          message: 'Too many attempts. Try again in {seconds} seconds.',
        },
        { seconds },
      )
    : translate(
        {
          id: 'form.failure.tooManyForMinutes',
          message: 'Too many attempts. Try again in about {minutes} minutes.',
        },
        { minutes: Math.ceil(seconds / 60) },
      );
}
