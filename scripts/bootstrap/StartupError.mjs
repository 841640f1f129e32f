/**
 * An expected failure: its message says everything a person needs, so no stack is printed. The
 * server, which isn't compiled yet when this is first needed, has its own class of the same name.
 */
export class StartupError extends Error {
  name = 'StartupError';
}
