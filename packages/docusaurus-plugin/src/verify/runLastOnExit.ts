/** How Node ends a process. Both can be replaced, to run something last. */
interface Ended {
  emit(event: string, ...values: unknown[]): boolean;
  /** Called by `process.exit`, at this point with a code. */
  reallyExit(code: number): void;
}

let held: Ended | null = null;

/**
 * Runs something after all `exit` listeners, whenever they were added, even if one of them ends the
 * process first. May set `process.exitCode`. Call it again if others may have done the same in the
 * meantime.
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
