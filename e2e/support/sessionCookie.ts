import type { BrowserContext } from '@playwright/test';

/** The session cookie as a `Cookie` header, for requests outside the browser. */
export async function sessionCookie(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith('gatehouse.session_token'));
  if (!session) throw new Error('Nobody is signed in here');
  return `${session.name}=${session.value}`;
}
