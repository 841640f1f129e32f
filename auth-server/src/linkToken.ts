import { createHash, randomBytes } from 'node:crypto';

/** A 256-bit secret for a link in an email. Only its hash is ever stored (TOK-09). */
export function createLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

/** Neither salted nor slow, because 256 bits can't be guessed. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
