/**
 * A problem that keeps the server from starting and that the user can fix: a setting, a port, a missing
 * build. The message says what is wrong and what to do; it is shown without a stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
