/**
 * The sign-in method last used on this browser: `email`, `magic-link`, `passkey` or a provider's
 * id. The server stores it in a cookie that pages can read.
 *
 * @param cookies `document.cookie`
 */
export function lastMethod(cookies: string): string | null {
  return /(?:^|; )(?:__Host-)?gatehouse\.last_method=([^;]*)/.exec(cookies)?.[1] ?? null;
}
