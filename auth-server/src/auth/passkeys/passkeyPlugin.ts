import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** Better Auth's code for what is no new passkey of this site: with it, a status of 500. */
export const REGISTRATION_FAILED = 'FAILED_TO_VERIFY_REGISTRATION';

export const NOT_THEIR_PASSKEY = 'YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY';

/**
 * Passkeys, bound to the site's host: the page is where browsers ask for them.
 *
 * The person is always verified (by a finger, a face, a PIN): a passkey stands for both factors, so
 * one that was only touched signs nobody in.
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
