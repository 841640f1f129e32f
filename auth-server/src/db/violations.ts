/**
 * PostgreSQL errors when another request was faster. There is always a gap between a check and the
 * write that follows, and the constraint decides.
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
/** From Gatehouse's triggers: the credentials used for this row are outdated, see migration 005. */
const OUTDATED_PROOF = 'GH001';

/** From Gatehouse's trigger: the reader has the maximum number of API keys, see migration 012. */
const TOO_MANY = 'GH002';

/** The row already exists. */
export const isDuplicate = (error: unknown): boolean => stateOf(error) === UNIQUE_VIOLATION;

/**
 * The request is outdated: the reader was deleted (every foreign key in the schema references one),
 * or a sign-in method changed after it was verified.
 */
export const isOvertaken = (error: unknown): boolean =>
  [FOREIGN_KEY_VIOLATION, OUTDATED_PROOF].includes(stateOf(error) ?? '');

/** The reader has too many of these rows. */
export const isTooMany = (error: unknown): boolean => stateOf(error) === TOO_MANY;

/** Two transactions conflicted; one of them succeeded, and this one can be retried. */
export const isCollision = (error: unknown): boolean =>
  [SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(stateOf(error) ?? '');

function stateOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
