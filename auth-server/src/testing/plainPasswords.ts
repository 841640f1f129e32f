import type { PasswordHash } from '../auth/passwordHash.js';

/** For tests in which the hash doesn't matter: hashing takes most of a test's time. */
export const PLAIN_PASSWORDS: PasswordHash = {
  hash: (password) => Promise.resolve(password),
  verify: ({ hash, password }) => Promise.resolve(hash === password),
};
