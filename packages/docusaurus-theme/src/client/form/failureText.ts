import { translate } from '@docusaurus/Translate';
import type { Failure } from '../api/api';
import { AUTH_URL } from '../api/siteData';

/** Says a failure in the reader's language, and what to do. Codes without a text say the server's. */
export function failureText({ code, message, retryAfter }: Failure): string {
  switch (code) {
    case 'UNREACHABLE':
      return translate({
        id: 'form.failure.unreachable',
        message:
          'The account server does not answer. Nothing is lost: try again in a moment. Public pages stay readable meanwhile.',
      });
    case 'DATABASE_UNAVAILABLE':
    case 'SERVER_BUSY':
    case 'SHUTTING_DOWN':
    case 'SCHEMA_OUTDATED':
      return translate({
        id: 'form.failure.unavailable',
        message: 'Accounts are unavailable at the moment. Try again shortly.',
      });
    case 'INTERNAL_ERROR':
      return translate({
        id: 'form.failure.internal',
        message: 'Something went wrong on our side. Try again in a moment.',
      });
    case 'TOO_MANY_REQUESTS':
      return tooMany(retryAfter);
    case 'INVALID_EMAIL_OR_PASSWORD':
      return translate({
        id: 'form.failure.credentials',
        message: 'Email or password is wrong.',
      });
    case 'INVALID_PASSWORD':
      return translate({
        id: 'form.failure.currentPassword',
        message: 'This is not your current password.',
      });
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return translate({
        id: 'form.failure.emailTaken',
        message: 'There is an account with this address already. Sign in with it, or use another.',
      });
    case 'SIGN_IN_REQUIRED':
      return translate({
        id: 'form.failure.signInRequired',
        message: 'Your session has ended. Sign in again to go on.',
      });
    case 'SESSION_NOT_FRESH':
      return translate({
        id: 'form.failure.notFresh',
        message:
          'Your last sign-in was more than 15 minutes ago. To protect your account, this asks for a new one. You come back to this place; passwords have to be typed again.',
      });
    case 'LAST_WAY_IN':
      return translate({
        id: 'form.failure.lastWayIn',
        message: 'This is the only way into your account. Add another one first.',
      });
    case 'SIGN_UP_CLOSED':
      return translate({
        id: 'form.failure.signUpClosed',
        message: 'This site is not taking new accounts, or none for this address.',
      });
    case 'COMMON_PASSWORD':
      return translate({
        id: 'form.failure.commonPassword',
        message: 'Others would guess this password. Choose another one.',
      });
    case 'BREACHED_PASSWORD':
      return translate({
        id: 'form.failure.breachedPassword',
        message: 'This password is known from a breach elsewhere. Choose another one.',
      });
    case 'INVALID_TOKEN':
      return translate({
        id: 'form.failure.link',
        message: 'This link does not work any more: its time is over, or it has been used.',
      });
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return translate({ id: 'form.failure.code', message: 'This code is not right.' });
    case 'SESSION_NOT_KEPT':
      return AUTH_URL === ''
        ? translate(
            {
              id: 'form.failure.sessionNotKept',
              message:
                'You are not signed in, because your browser did not keep the session. Allow cookies for {host} in its settings, then sign in again. If they are allowed already, delete the cookies of {host} first.',
            },
            { host: window.location.host },
          )
        : translate(
            {
              id: 'form.failure.sessionNotKeptElsewhere',
              message:
                'You are not signed in, because your browser did not keep the session. Sign-in on this site uses cookies of {host}. Allow these in your browser’s settings, third-party cookies included, then sign in again. If they are allowed already, delete the cookies of {host} first.',
            },
            { host: new URL(AUTH_URL).host },
          );
    case 'CODE_ALREADY_USED':
      return translate({
        id: 'form.failure.codeUsed',
        message: 'This code has already been used. Wait until your app shows the next one.',
      });
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'CHALLENGE_NOT_FOUND':
      return translate(
        {
          id: 'form.failure.cookieMissing',
          message:
            'This took too long, or your browser blocks cookies for {host}. Allow them, then start again.',
        },
        { host: new URL(AUTH_URL || window.location.origin).host },
      );
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return translate({
        id: 'form.failure.secondFactorOver',
        message: 'This sign-in took too long, or had too many wrong codes. Begin again.',
      });
    case 'TOTP_ALREADY_ENABLED':
    case 'TWO_FACTOR_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
    case 'TOTP_NOT_ENABLED':
      return translate({
        id: 'form.failure.secondFactorElsewhere',
        message: 'This was changed in another tab or browser meanwhile. Load the page again.',
      });
    case 'NO_PASSKEY_MADE':
    case 'FAILED_TO_VERIFY_REGISTRATION':
      return translate({
        id: 'form.failure.noPasskeyMade',
        message: 'No passkey was added. Try once more, and follow your browser to the end.',
      });
    case 'PASSKEY_KNOWN':
      return translate({
        id: 'form.failure.passkeyKnown',
        message: 'This device has a passkey for your account already.',
      });
    case 'NO_PASSKEY_USED':
    case 'AUTHENTICATION_FAILED':
    case 'PASSKEY_NOT_FOUND':
      return translate({
        id: 'form.failure.passkey',
        message: 'No passkey of this site was used. Try once more, or use another way.',
      });
    default:
      return message;
  }
}

const LONGEST_IN_SECONDS = 120;

function tooMany(seconds: number | undefined): string {
  if (!seconds) {
    return translate({
      id: 'form.failure.tooMany',
      message: 'Too many attempts. Wait a moment and try again.',
    });
  }
  return seconds <= LONGEST_IN_SECONDS
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
