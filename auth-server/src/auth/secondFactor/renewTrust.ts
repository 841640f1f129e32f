import { createHmac } from 'node:crypto';
import { createAuthMiddleware } from 'better-auth/api';
import type { Secrets } from '../../secrets/secretSettings.js';
import { createSignatures } from '../../secrets/signatures.js';

/** Better Auth's name for the cookie of a trusted browser, which it does not export. */
const TRUST_COOKIE = 'trust_device';

/**
 * Keeps browsers trusted while secrets are rotated. The cookie contains a second signature, of the reader's
 * id, which can be renewed only here, where the reader is known. Runs before Better Auth checks it.
 */
export function renewTrust(secrets: Secrets) {
  const signatures = createSignatures(secrets);
  return createAuthMiddleware(async (context) => {
    const { newSession, createAuthCookie, secret } = context.context;
    const { name } = createAuthCookie(TRUST_COOKIE);
    const trust = await context.getSignedCookie(name, secret);
    if (!trust || !newSession || secrets.others.length === 0) return;
    const [token, identifier] = trust.split('!');
    const sign = (key: string) =>
      createHmac('sha256', key).update(`${newSession.user.id}!${identifier}`).digest('base64url');
    if (!secrets.others.some(({ value }) => sign(value) === token)) return;
    const renewed = signatures.sign(`${sign(secret)}!${identifier}`);
    const cookies = (context.headers?.get('cookie') ?? '').split('; ');
    const others = cookies.filter((cookie) => !cookie.startsWith(`${name}=`));
    context.headers?.set('cookie', [...others, `${name}=${renewed}`].join('; '));
  });
}
