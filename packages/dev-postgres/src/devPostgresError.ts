/**
 * Something that keeps the database from starting and that its user can fix. Its message says what is wrong
 * and what to do, and is all that has to be shown.
 */
export class DevPostgresError extends Error {
  override readonly name = 'DevPostgresError';
}
