import { twoFactor } from 'better-auth/plugins/two-factor';
import { checkCode } from './checkCode.js';

/** Routes that prove one factor: a password, or access to a mailbox. */
const ASKS_AT = new Set(['/sign-in/email', '/magic-link/verify']);

/**
 * Authenticator app codes (RFC 6238) and backup codes.
 *
 * Better Auth requires them only after a password; here, they are also required after a sign-in link.
 * A passkey counts as two factors, and other services have their own rules.
 */
export function secondFactorPlugin(issuer: string, options: Parameters<typeof checkCode>[0]) {
  const plugin = twoFactor({
    issuer,
    // A reader without a password needs a recent sign-in instead, see authRoutes.
    allowPasswordless: true,
    backupCodeOptions: { amount: 10, length: 10 },
    // It would count after the check, see checkCode.
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
