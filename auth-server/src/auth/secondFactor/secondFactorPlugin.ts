import { twoFactor } from 'better-auth/plugins/two-factor';
import { checkCode } from './checkCode.js';

/** Where one factor has been shown: a password, or access to a mailbox. */
const ASKS_AT = new Set(['/sign-in/email', '/magic-link/verify']);

/**
 * Codes of an authenticator app (RFC 6238), and backup codes.
 *
 * Better Auth asks for them after a password only; we do after a link in an email as well. A passkey is two
 * factors by itself, and other services ask in their own way.
 */
export function secondFactorPlugin(issuer: string, options: Parameters<typeof checkCode>[0]) {
  const plugin = twoFactor({
    issuer,
    // A reader without a password shows who they are by a fresh session, see authRoutes.
    allowPasswordless: true,
    backupCodeOptions: { amount: 10, length: 10 },
    // It counts after the check. See checkCode.
    accountLockout: { enabled: false },
  });
  return {
    ...plugin,
    hooks: {
      before: [checkCode(options)],
      after: plugin.hooks.after.map((hook) => ({
        ...hook,
        matcher: ({ path }: { path?: string }) => path !== undefined && ASKS_AT.has(path),
      })),
    },
  };
}
