/**
 * Calls `end` on the first SIGINT or SIGTERM and then exits with code 0. A second signal exits
 * immediately.
 */
export function onSignal(end: (signal: NodeJS.Signals) => Promise<void>): void {
  let signalled = false;
  const handle = (signal: NodeJS.Signals) => {
    if (signalled) process.exit(130);
    signalled = true;
    end(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', handle).on('SIGTERM', handle);
}
