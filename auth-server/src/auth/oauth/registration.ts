import { displayText } from '@gatehouse/contract/displayText';
import { z } from 'zod';
import { SCOPES } from './oauthPlugin.js';

const LONGEST_NAME = 60;
const LONGEST_URI = 1024;
const MOST_URIS = 10;

/** RFC 8252, 7.3: the loopback interface with any port, never a look-alike host. */
const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:[/?]|$)/;
const HTTPS = /^https:\/\/(?!(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/?]|$))[^/?#@\\]+(?:[/?]|$)/;

const redirectUri = z
  .string()
  .max(LONGEST_URI, 'is too long')
  .regex(/^[\x21-\x7e]+$/, 'must be a URL in ASCII')
  .refine(
    (uri) => URL.canParse(uri) && !uri.includes('#') && (LOOPBACK.test(uri) || HTTPS.test(uri)),
    'must be an https: URL, or http: on localhost, 127.0.0.1 or [::1], without a fragment',
  );

/**
 * The metadata with which an app registers (RFC 7591, 2). Anyone can register, and nothing is verified, so
 * only the name and the redirect URIs are kept. Links, pictures and everything else are dropped, and
 * unsupported values are replaced (3.2.1): every app is a native public client with PKCE, without a secret
 * that could leak.
 */
export const registrationSchema = z
  .object({
    client_name: z.string().max(512, 'is too long').default(''),
    redirect_uris: z
      .array(redirectUri)
      .min(1, 'is missing')
      .max(MOST_URIS, `has more than ${MOST_URIS} entries`),
  })
  .transform(({ client_name, redirect_uris }) => ({
    client_name: displayText(client_name, LONGEST_NAME) || new URL(redirect_uris[0] ?? '').hostname,
    redirect_uris,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: SCOPES.join(' '),
  }));
