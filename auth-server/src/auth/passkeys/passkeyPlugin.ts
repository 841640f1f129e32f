import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';

/**
 * Passkeys, bound to the site's host: the page is where browsers ask for them.
 *
 * The person is always verified (by a finger, a face, a PIN): a passkey stands for both factors, so
 * one that was only touched signs nobody in.
 */
export function passkeyPlugin(options: { name: string; siteUrl: string }) {
  return passkey({
    rpID: new URL(options.siteUrl).hostname,
    rpName: options.name,
    origin: options.siteUrl,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: 'passkey' },
    authentication: {
      afterVerification: ({ verification }) => {
        if (verification.authenticationInfo.userVerified) return;
        throw new APIError('UNAUTHORIZED', {
          ...{ code: 'AUTHENTICATION_FAILED', message: 'The authenticator verified nobody.' },
        });
      },
    },
  });
}
