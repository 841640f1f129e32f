import type { JWTPayload } from 'jose';
import type { CheckedOptions, ServiceCredential } from './options.js';
import { ReaderAuthError } from './ReaderAuthError.js';
import { isMeantFor, toReader, type Reader } from './Reader.js';

const TIMEOUT = 5_000;

/**
 * Asks the Gatehouse server about a token (RFC 7662). It knows what a token can't: that its session has
 * ended, that the reader is banned, and which plans are in force now.
 *
 * @returns a function that throws `ReaderAuthError` `INVALID_ACCESS_TOKEN` for a token that is no longer
 *   active, and `INTROSPECTION_UNAVAILABLE` when that can't be found out
 */
export function createIntrospection(
  { issuer, audience }: CheckedOptions,
  { clientId, clientSecret }: ServiceCredential,
): (token: string, verified: Reader) => Promise<Reader> {
  const url = new URL('/api/session/introspect', issuer);
  // RFC 6749, 2.3.1: both are form-encoded before they are joined.
  const credential = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(credential).toString('base64')}`,
  };

  async function ask(token: string): Promise<JWTPayload & { active?: unknown }> {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
      // The credential goes to the configured address and nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    if (response.status === 401) throw new Error(`${url} refuses the service credential`);
    if (response.status !== 200) throw new Error(`${url} answered with ${response.status}`);
    return JSON.parse(text) as JWTPayload & { active?: unknown };
  }

  return async (token, verified) => {
    const answer = await ask(token).catch((cause: unknown) => {
      throw new ReaderAuthError('INTROSPECTION_UNAVAILABLE', audience, cause);
    });
    const reader = answer?.active === true ? toReader(answer) : null;
    const isSame = reader?.id === verified.id && reader.sessionId === verified.sessionId;
    if (!isSame || answer.iss !== issuer || !isMeantFor(audience, answer)) {
      throw new ReaderAuthError('INVALID_ACCESS_TOKEN', audience, 'The token is not active');
    }
    return reader;
  };
}
