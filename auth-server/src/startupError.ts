/**
 * Something that keeps the product from starting and that its user can mend: a setting, a port, a
 * missing build. Its message says what is wrong and what to do, and is all that is shown: no stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
