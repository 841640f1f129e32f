/**
 * Ends the process with one clear message and code 1. Prints a stack only for unexpected errors.
 * @param {unknown} error
 */
export function exitWith(error) {
  const foreseen = error instanceof Error && error.name === 'StartupError';
  console.error(`\n✗ ${foreseen ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
