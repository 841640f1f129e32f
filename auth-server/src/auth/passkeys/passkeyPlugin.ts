import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** Better Auth's code for an invalid registration, which it sends with status 500. */
export const REGISTRATION_FAILED = 'FAILED_TO_VERIFY_REGISTRATION';

export const NOT_THEIR_PASSKEY = 'YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY';

/**
 * Passkeys, bound to the site's host, because its pages use them.
 *
 * User verification (fingerprint, face, PIN) is always required: a passkey counts as both factors, so
 * touching it is not enough.
 */
export function passkeyPlugin(options: { name: string; siteUrl: string; queries: Kysely<Schema> }) {
  const { queries } = options;
  return passkey({
    rpID: new URL(options.siteUrl).hostname,
    rpName: options.name,
    origin: options.siteUrl,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: 'passkey' },
    registration: {
      afterVerification: ({ verification }) => {
        if (verification.registrationInfo?.userVerified) return;
        throw new APIError('BAD_REQUEST', {
          code: REGISTRATION_FAILED,
          message: 'The authenticator did not verify the user.',
        });
      },
    },
    authentication: {
      afterVerification: async ({ verification, clientData }) => {
        if (!verification.authenticationInfo.userVerified) {
          throw new APIError('UNAUTHORIZED', {
            code: 'AUTHENTICATION_FAILED',
            message: 'The authenticator did not verify the user.',
          });
        }
        await queries
          .updateTable('passkey')
          .set({ last_used_at: sql`now()` })
          .where('credentialID', '=', clientData.id)
          .execute();
      },
    },
  });
}
