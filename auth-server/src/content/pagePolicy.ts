import type { ServerResponse } from 'node:http';

/**
 * Says in a header what the page says of itself, and what a `<meta>` cannot say: in no frame. Without
 * a policy of the page's own, the one that all pages of the server have stays.
 */
export function sendPagePolicy(response: ServerResponse, policy: string | null): void {
  if (policy === null) return;
  response.setHeader('Content-Security-Policy', `${policy};frame-ancestors 'none'`);
}
