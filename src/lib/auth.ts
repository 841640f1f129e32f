import { createAuthClient } from 'better-auth/client';
import { type Result, toFailure, UNREACHABLE } from './api';
import { AUTH_URL } from './authUrl';

/*
 * The only importer of better-auth in the browser. Import this file dynamically, when the reader
 * acts: no page needs it to be read.
 */

const client = createAuthClient({
  disableDefaultFetchPlugins: true,
  ...(AUTH_URL !== '' && { baseURL: AUTH_URL }),
});

interface Answer {
  error: unknown;
}

/** Better Auth's errors carry their headers only in a hook, and a dead network throws. */
async function settle(
  call: (fetchOptions: { onError: (context: { response: Response }) => void }) => Promise<Answer>,
): Promise<Result<null>> {
  let retryAfter: string | null = null;
  try {
    const { error } = await call({
      onError: ({ response }) => {
        retryAfter = response.headers.get('retry-after');
      },
    });
    return error ? toFailure(error, retryAfter) : { ok: true, value: null };
  } catch {
    return UNREACHABLE;
  }
}

/** Starts a session: the cookie is HttpOnly, so the page never sees the token. */
export function signIn(credentials: { email: string; password: string }): Promise<Result<null>> {
  return settle((fetchOptions) => client.signIn.email({ ...credentials, fetchOptions }));
}

/** Makes an account and signs in. */
export function signUp(account: {
  name: string;
  email: string;
  password: string;
}): Promise<Result<null>> {
  return settle((fetchOptions) => client.signUp.email({ ...account, fetchOptions }));
}

/** Ends this browser's session. */
export function signOut(): Promise<Result<null>> {
  return settle((fetchOptions) => client.signOut({ fetchOptions }));
}

/** Sets a new password; the server ends every other session of the reader. */
export function changePassword(passwords: {
  currentPassword: string;
  newPassword: string;
}): Promise<Result<null>> {
  return settle((fetchOptions) => client.changePassword({ ...passwords, fetchOptions }));
}
