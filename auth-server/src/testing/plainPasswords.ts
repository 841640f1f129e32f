import type { PasswordHash } from '../auth/passwordHash.js';

/** For tests in which the hash doesn't matter: hashing would take most of their time. */
export const PLAIN_PASSWORDS: PasswordHash = {
  hash: (password) => Promise.resolve(password),
  verify: ({ hash, password }) => Promise.resolve(hash === password),
  floor: 0,
  load: () => ({ running: 0, waiting: 0 }),
};
