/**
 * What PostgreSQL refuses because somebody else was there first. Between a check and the write that
 * follows it there is always a moment, and the constraint decides.
 *
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
/** Of our own triggers: what this row was proven by is no longer current, see migration 005. */
const OUTDATED_PROOF = 'GH001';

/** There is such a row already. */
export const isDuplicate = (error: unknown): boolean => stateOf(error) === UNIQUE_VIOLATION;

/**
 * Whoever asked is no longer who they were: the reader has been deleted (every foreign key of the schema
 * is to one), or a way into the account changed after it was proven.
 */
export const isOvertaken = (error: unknown): boolean =>
  [FOREIGN_KEY_VIOLATION, OUTDATED_PROOF].includes(stateOf(error) ?? '');

/** Two transactions were in each other's way; one of them is done, and this one may be tried again. */
export const isCollision = (error: unknown): boolean =>
  [SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(stateOf(error) ?? '');

function stateOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
