/**
 * The way in that was used last on this browser: `email`, `magic-link`, `passkey` or a provider's id.
 * The server leaves it in a cookie for pages to read.
 *
 * @param cookies `document.cookie`
 */
export function lastMethod(cookies: string): string | null {
  return /(?:^|; )(?:__Host-)?gatehouse\.last_method=([^;]*)/.exec(cookies)?.[1] ?? null;
}
