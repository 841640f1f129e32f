/**
 * Errors of PostgreSQL when another request was faster. Between a check and the write that follows there is
 * always a gap, and the constraint decides.
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
/** From our own triggers: the proof for this row is outdated, see migration 005. */
const OUTDATED_PROOF = 'GH001';

/** From our own trigger: the reader has all the API keys that one can have, see migration 012. */
const TOO_MANY = 'GH002';

/** The row already exists. */
export const isDuplicate = (error: unknown): boolean => stateOf(error) === UNIQUE_VIOLATION;

/**
 * The requester has changed: the reader was deleted (every foreign key of the schema refers to one), or a
 * sign-in method changed after it was proven.
 */
export const isOvertaken = (error: unknown): boolean =>
  [FOREIGN_KEY_VIOLATION, OUTDATED_PROOF].includes(stateOf(error) ?? '');

/** The reader has too many of these rows. */
export const isTooMany = (error: unknown): boolean => stateOf(error) === TOO_MANY;

/** Two transactions conflicted; one of them is done, and this one can be retried. */
export const isCollision = (error: unknown): boolean =>
  [SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(stateOf(error) ?? '');

function stateOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
