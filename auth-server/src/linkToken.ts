import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link in an email, 256 bits. Only its hash is ever stored (TOK-09). */
export function createLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

/** Not salted and not slow: no one guesses 256 bits. */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
