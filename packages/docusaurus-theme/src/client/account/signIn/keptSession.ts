import type { Me } from '@gatehouse/contract/me';
import { callApi, type Failure, type Result } from '../../api/api';
import type { SignInAnswer } from '../../api/auth';

const NOT_KEPT: Failure = {
  ok: false,
  code: 'SESSION_NOT_KEPT',
  message: 'The browser did not keep the session.',
};

/**
 * After a successful sign-in, asks the server who is signed in. Otherwise, a browser that blocks
 * cookies would return to the paywall without an explanation.
 */
export async function keptSession<T extends SignInAnswer>(signIn: Result<T>): Promise<Result<T>> {
  if (!signIn.ok) return signIn;
  // A pending sign-in is also in a cookie, but the server can't be asked about it.
  if (signIn.value.twoFactorRedirect) return keepsCookies() ? signIn : NOT_KEPT;
  const me = await callApi<Me>('/api/me');
  // Without a response, the next page says that the server is unreachable.
  return me.ok && me.value.reader === null ? NOT_KEPT : signIn;
}

/** Tests it: `navigator.cookieEnabled` is true in a Chromium that blocks all cookies. */
function keepsCookies(): boolean {
  const probe = 'gatehouse.probe=1';
  document.cookie = `${probe}; Path=/; SameSite=Lax`;
  const isKept = document.cookie.includes(probe);
  document.cookie = `${probe}; Path=/; SameSite=Lax; Max-Age=0`;
  return isKept;
}
