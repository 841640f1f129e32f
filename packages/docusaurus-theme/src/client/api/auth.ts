import type { MailLocale } from '@gatehouse/contract/mailLocale';
import { type Result, toFailure, UNREACHABLE } from './api';
import { type AuthClient, loadAuthClient } from './authClient';

/*
 * Calls of Better Auth's routes. Import this file dynamically, when the reader acts: no page needs
 * it for reading.
 */

interface Answer<T> {
  data: T | null;
  error: unknown;
}

interface FetchOptions {
  onError: (context: { response: Response }) => void;
}

/** Better Auth exposes the headers of errors only in a hook, and throws without a network. */
async function settle<T>(
  call: (client: AuthClient, fetchOptions: FetchOptions) => Promise<Answer<T>>,
): Promise<Result<T>> {
  let retryAfter: string | null = null;
  try {
    const { data, error } = await call(await loadAuthClient(), {
      onError: ({ response }) => {
        retryAfter = response.headers.get('retry-after');
      },
    });
    return error ? toFailure(error, retryAfter) : { ok: true, value: data as T };
  } catch {
    return UNREACHABLE;
  }
}

/** Calls a route below `/api/auth` whose body the server defines itself. */
export function post<T = unknown>(path: string, body: object): Promise<Result<T>> {
  return settle((client, fetchOptions) =>
    client.$fetch<T>(path, { method: 'POST', body, ...fetchOptions }),
  );
}

export function get<T>(path: string): Promise<Result<T>> {
  return settle((client, fetchOptions) =>
    client.$fetch<T>(path, { method: 'GET', ...fetchOptions }),
  );
}

/**
 * The result of a sign-in: a session, unless a second factor is required. The page never sees the
 * token.
 */
export interface SignInAnswer {
  twoFactorRedirect?: boolean;
}

/** @param credentials.rememberMe without it, the session ends with the browser */
export function signIn(credentials: {
  email: string;
  password: string;
  rememberMe: boolean;
}): Promise<Result<SignInAnswer>> {
  return post('/sign-in/email', credentials);
}

/**
 * Requests an account, which is created when the link in the email is followed.
 *
 * @param account.next where the reader came from
 * @param account.locale the language of their emails
 * @param account.browserSecret lets this browser confirm without the password
 */
export function signUp(account: {
  name: string;
  email: string;
  password: string;
  next: string;
  locale: MailLocale;
  browserSecret: string | undefined;
}): Promise<Result<unknown>> {
  return post('/sign-up/email', account);
}

/** Sends the sign-up link again. The response is the same whether or not there is one. */
export function resendVerification(email: string): Promise<Result<unknown>> {
  return post('/send-verification-email', { email });
}

/**
 * Verifies the address. Creates the account of the sign-up with this password, or from this
 * browser, and signs in.
 */
export function verifyEmail(
  token: string,
  by: { password: string } | { browserSecret: string },
): Promise<Result<SignInAnswer & { email: string; next: string }>> {
  return post('/verify-email', { token, ...by });
}

/**
 * Sends a link to set a new password. The response is the same whether or not there is an account.
 */
export function requestPasswordReset(email: string): Promise<Result<unknown>> {
  return post('/request-password-reset', { email });
}

/** Sets a new password, and ends all sessions of the reader. */
export function resetPassword(token: string, newPassword: string): Promise<Result<unknown>> {
  return post('/reset-password', { token, newPassword });
}

/** Sends a sign-in link. The response is the same whether or not there is an account. */
export function sendMagicLink(email: string, next: string): Promise<Result<unknown>> {
  return post('/sign-in/magic-link', { email, next });
}

export function verifyMagicLink(token: string): Promise<Result<SignInAnswer>> {
  return post('/magic-link/verify', { token });
}

/** @returns the URL of the other service's sign-in page */
export function signInWithProvider(
  provider: string,
  next: string,
): Promise<Result<{ url: string }>> {
  return post('/sign-in/social', { provider, next });
}

/** @param way `totp`: from an authenticator app */
export function verifySecondFactor(
  way: 'totp' | 'backup-code',
  answer: { code: string; trustDevice: boolean },
): Promise<Result<SignInAnswer>> {
  return post(`/two-factor/verify-${way}`, answer);
}

/** Shown once. */
export interface BackupCodes {
  backupCodes: string[];
}

/** The setup of an authenticator app: `otpauth://totp/…`, and the codes in case it is lost. */
export interface SecondFactorSetup extends BackupCodes {
  totpURI: string;
}

/**
 * Generates a secret for an authenticator app. It is active once {@link verifySecondFactor} has
 * accepted a code.
 *
 * @param password of readers who have one, here and below
 */
export function beginSecondFactor(password?: string): Promise<Result<SecondFactorSetup>> {
  return post('/two-factor/enable', { password });
}

export function endSecondFactor(password?: string): Promise<Result<unknown>> {
  return post('/two-factor/disable', { password });
}

/** Creates new backup codes. The old ones stop working. */
export function makeBackupCodes(password?: string): Promise<Result<BackupCodes>> {
  return post('/two-factor/generate-backup-codes', { password });
}

/** @returns the URL of the other service's page for connecting it to the account */
export function connectProvider(provider: string, next: string): Promise<Result<{ url: string }>> {
  return post('/link-social', { provider, next });
}

/** Ends this browser's session. */
export function signOut(): Promise<Result<unknown>> {
  return settle((client, fetchOptions) => client.signOut({ fetchOptions }));
}

/** Sets a new password; the server ends every other session of the reader. */
export function changePassword(passwords: {
  currentPassword: string;
  newPassword: string;
}): Promise<Result<unknown>> {
  return settle((client, fetchOptions) => client.changePassword({ ...passwords, fetchOptions }));
}
