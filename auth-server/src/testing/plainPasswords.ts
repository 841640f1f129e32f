import type { PasswordHash } from '../auth/passwordHash.js';

/** Where it does not matter how passwords are stored: hashing them takes most of a test's time. */
export const PLAIN_PASSWORDS: PasswordHash = {
  hash: (password) => Promise.resolve(password),
  verify: ({ hash, password }) => Promise.resolve(hash === password),
};
