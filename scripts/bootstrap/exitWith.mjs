/**
 * Ends the process with one clear message, code 1. A stack follows only when no one foresaw the error.
 * @param {unknown} error
 */
export function exitWith(error) {
  const foreseen = error instanceof Error && error.name === 'StartupError';
  console.error(`\n✗ ${foreseen ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
