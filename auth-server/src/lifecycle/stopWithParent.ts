/** Milliseconds between two checks. */
const CHECK_EVERY = 500;

/**
 * Ends the process, as SIGTERM does, when the process that started it is gone.
 *
 * npm runs a script in a shell and forwards SIGTERM to it. Debian's shell dies of it and leaves the server
 * running, with the port and the database in use.
 */
export function stopWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_EVERY);
  timer.unref();
}
