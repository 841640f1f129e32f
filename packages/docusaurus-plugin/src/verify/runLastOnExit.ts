/** How Node ends a process. It leaves both open to be replaced, for whoever must be the last. */
interface Ended {
  emit(event: string, ...values: unknown[]): boolean;
  /** Called by `process.exit`, by now with a code. */
  reallyExit(code: number): void;
}

let held: Ended | null = null;

/**
 * Runs something after all listeners to `exit`, whenever they were added, and also when one of them ends
 * the process before its turn. May set `process.exitCode`. Call it again where others may have done the
 * same meanwhile.
 */
export function runLastOnExit(work: () => void): void {
  const target = process as unknown as Ended;
  if (target.emit === held?.emit && target.reallyExit === held.reallyExit) return;
  const { emit, reallyExit } = target;
  held = {
    emit(event, ...values) {
      const isHeard = emit.call(process, event, ...values);
      if (event === 'exit') work();
      return isHeard;
    },
    reallyExit(code) {
      work();
      reallyExit.call(process, Number(process.exitCode ?? code));
    },
  };
  Object.assign(target, held);
}
