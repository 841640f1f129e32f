/**
 * A failure that we expected: its message says all that a person needs, so no stack is printed. The
 * server, which is not compiled yet when this is needed first, has its own of the same name.
 */
export class StartupError extends Error {
  name = 'StartupError';
}
