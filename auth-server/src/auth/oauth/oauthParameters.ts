import type { Request } from 'express';
import { SCOPES } from './oauthPlugin.js';
import { OAuthError } from './OAuthError.js';

/** In characters, per parameter. The longest one is the app's `state`. */
const MAX_LENGTH = 1024;

const AUTHORIZATION = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;

const TOKEN = [
  'grant_type',
  'client_id',
  'code',
  'code_verifier',
  'redirect_uri',
  'refresh_token',
] as const;

/**
 * The authorization request to pass to the library (RFC 6749, 4.1.1): known parameters, each once. Every
 * app gets the same two scopes. Consent is required each time (`prompt=consent`): a program on the
 * reader's computer can impersonate any native app, so an earlier consent proves nothing (RFC 8252, 8.6).
 *
 * @param resources the resources that tokens can be for (RFC 8707)
 * @returns `null` if the request is not valid
 */
export function authorizationQuery(
  query: Request['query'],
  resources: readonly string[],
): URLSearchParams | null {
  const asked = new URLSearchParams();
  for (const name of AUTHORIZATION) {
    const value = query[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
    asked.set(name, value);
  }
  const { resource = [] } = query;
  if ([resource].flat().some((each) => !resources.includes(String(each)))) return null;
  asked.set('scope', SCOPES.join(' '));
  asked.set('prompt', 'consent');
  return asked;
}

/**
 * The token request to pass to the library (RFC 6749, 4.1.3 and 6).
 *
 * @param body a Buffer; anything else means that the body had another content type
 * @throws OAuthError
 */
export function tokenForm(body: unknown, resources: readonly string[]): URLSearchParams {
  if (!Buffer.isBuffer(body)) {
    throw new OAuthError(
      'invalid_request',
      'The body must be a form (application/x-www-form-urlencoded).',
    );
  }
  const sent = new URLSearchParams(body.toString());
  if (sent.getAll('resource').some((resource) => !resources.includes(resource))) {
    throw new OAuthError('invalid_target', 'The resource is unknown.');
  }
  const form = new URLSearchParams();
  for (const name of TOKEN) {
    const [value, ...others] = sent.getAll(name);
    // RFC 6749, 3.2: parsers disagree on which of two values counts.
    if (others.length > 0) throw new OAuthError('invalid_request', `${name} is repeated.`);
    if (value === undefined || value === '') continue;
    if (value.length > MAX_LENGTH) throw new OAuthError('invalid_request', `${name} is too long.`);
    form.set(name, value);
  }
  return form;
}
