import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Secrets } from '../../secrets/secretSettings.js';
import { unmarked } from '../encryption/versionedSecrets.js';
import { checkCode } from './checkCode.js';
import { renewTrust } from './renewTrust.js';

/** Routes that prove one factor: a password, or access to a mailbox. */
const ASKS_AT = new Set(['/sign-in/email', '/magic-link/verify']);

/**
 * Authenticator app codes (RFC 6238) and backup codes.
 *
 * Better Auth requires them only after a password; here, they are also required after a sign-in link.
 * A passkey counts as two factors, and other services have their own rules.
 */
export function secondFactorPlugin(
  issuer: string,
  options: Parameters<typeof checkCode>[0] & { secrets: Secrets },
) {
  const plugin = twoFactor({
    issuer,
    // A reader without a password needs a recent sign-in instead, see authRoutes.
    allowPasswordless: true,
    backupCodeOptions: { amount: 10, length: 10 },
    // It would count after the check, see checkCode.
    accountLockout: { enabled: false },
  });
  const matcher = ({ path }: { path?: string }) => path !== undefined && ASKS_AT.has(path);
  const { twoFactor: table } = plugin.schema;
  const transform = { input: unmarked(options.secrets) };
  return {
    ...plugin,
    schema: {
      ...plugin.schema,
      twoFactor: {
        ...table,
        fields: {
          ...table.fields,
          secret: { ...table.fields.secret, transform },
          backupCodes: { ...table.fields.backupCodes, transform },
        },
      },
    },
    hooks: {
      before: [checkCode(options)],
      after: [
        { matcher, handler: renewTrust(options.secrets) },
        ...plugin.hooks.after.map((hook) => ({ ...hook, matcher })),
      ],
    },
  };
}
