import { jwtVerify, type JWTHeaderParameters, type JWTVerifyGetKey } from 'jose';
import { createKeySet, KeysUnavailable } from './createKeySet.js';
import type { CheckedOptions } from './options.js';
import { ReaderAuthError } from './ReaderAuthError.js';
import { isMeantFor, toReader, type Reader } from './Reader.js';

/** Gatehouse's tokens have about 700 bytes. Anything longer is not even parsed. */
const LONGEST_TOKEN = 8 * 1024;
/** RFC 7515, 7.1. Jose's decoder ignores white space. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** How far the clocks of two machines can be apart. */
const LEEWAY_SECONDS = 30;
/** The longest lifetime that can be configured. With it, jose also refuses an `iat` in the future. */
const LONGEST_LIFETIME = '7 days';
/** Members that bring a key, name a place to fetch one from, or change what the rest means. */
const REFUSED_MEMBERS = ['crit', 'jku', 'jwk', 'x5c', 'x5u'];

/**
 * Checks access tokens locally. Only the keys are fetched.
 *
 * @returns a function that throws `ReaderAuthError` `INVALID_ACCESS_TOKEN` or `KEYS_UNAVAILABLE`
 */
export function createTokenVerifier(options: CheckedOptions): (token: string) => Promise<Reader> {
  const { issuer, audience, algorithms } = options;
  const keys = createKeySet(new URL('/api/auth/jwks', issuer));
  const findKey: JWTVerifyGetKey = (header, token) => {
    checkHeader(header);
    return keys(header, token);
  };
  const expected = {
    issuer,
    audience,
    algorithms: [...algorithms],
    typ: 'at+jwt',
    requiredClaims: ['sub', 'exp'],
    clockTolerance: LEEWAY_SECONDS,
    maxTokenAge: LONGEST_LIFETIME,
  };

  async function verify(token: string): Promise<Reader> {
    if (token.length > LONGEST_TOKEN) throw new Error('The token is too long');
    if (!COMPACT_JWS.test(token)) throw new Error('The token is not a signed JWT');
    const { payload } = await jwtVerify(token, findKey, expected);
    if (!isMeantFor(audience, payload)) throw new Error('The token has other audiences too');
    const reader = toReader(payload);
    if (reader === null) throw new Error('A claim is missing or malformed');
    return reader;
  }

  return async (token) => {
    try {
      return await verify(token);
    } catch (error) {
      throw error instanceof KeysUnavailable
        ? new ReaderAuthError('KEYS_UNAVAILABLE', audience, error)
        : new ReaderAuthError('INVALID_ACCESS_TOKEN', audience, error);
    }
  };
}

/** Runs before a key is looked up: without a `kid`, jose would accept any key. */
function checkHeader(header: Partial<JWTHeaderParameters>): void {
  const refused = REFUSED_MEMBERS.filter((name) => Object.hasOwn(header, name));
  if (refused.length > 0) throw new Error(`The header has ${refused.join(', ')}`);
  if (typeof header.kid !== 'string' || header.kid === '') throw new Error('There is no kid');
}
