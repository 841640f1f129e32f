/**
 * A problem that keeps the database from starting and that the user can fix. The message says what
 * is wrong and what to do, and can be shown by itself.
 */
export class DevPostgresError extends Error {
  override readonly name = 'DevPostgresError';
}
