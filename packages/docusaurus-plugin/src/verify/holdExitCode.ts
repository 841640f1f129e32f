import { runLastOnExit } from './runLastOnExit';

/** A build whose verification decides the exit code of the process. */
export interface Ending {
  isSettled(): boolean;
  hasFailed(): boolean;
  /** Whether all build steps are done, so that it can be verified. */
  isReady(): boolean;
  /** Verifies and settles it. Never throws. */
  prove(): Promise<void>;
  /** The same, synchronously, when the process can't wait anymore. Never throws. */
  proveNow(): void;
  /** Settles a build that can't be verified, because the process ends early. Never throws. */
  fail(): void;
  /**
   * Records the current state once. With several languages, one may be in the directory of another.
   */
  remember(): void;
  /** Verifies again if anything was written since. Never throws. */
  confirm(): void;
}

/**
 * The exit code until everything is verified: if something removes our listeners, or ends the
 * process early, it ends with this code. `EX_SOFTWARE` from sysexits.h, which nothing else uses
 * here.
 */
const UNPROVEN = 70;
const FAILED = 1;

/**
 * Docusaurus exits with 0 on the first two, and ignores the last one. 128 plus the number, as in
 * shells.
 */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One for each locale that the process builds. */
const endings: Ending[] = [];
let rounds = 0;
let isProving = false;

/**
 * Lets a build decide the exit code of the process: 0 only if it was verified. This covers signals,
 * plugins that call `process.exit(0)` or reset `process.exitCode`, and unhandled errors.
 */
export function holdExitCode(ending: Ending): void {
  endings.push(ending);
  process.exitCode = UNPROVEN;
  holdOn();
}

/**
 * Puts our listeners first, again if something has removed them. `runLastOnExit` comes after all
 * others.
 */
export function holdOn(): void {
  process.off('beforeExit', onBeforeExit).on('beforeExit', onBeforeExit);
  process.off('exit', onExit).prependListener('exit', onExit);
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.off(signal, onSignal).prependListener(signal, onSignal);
  }
  runLastOnExit(confirmAll);
}

function rememberAll(): void {
  for (const ending of endings) ending.remember();
}

/** All listeners have run, and may have written something. */
function confirmAll(): void {
  for (const ending of endings) ending.confirm();
}

function onSignal(signal: NodeJS.Signals): void {
  process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
}

/**
 * The process is idle. In the first round, others may start something that has to be scanned, too:
 * the verification waits for the next one.
 */
function onBeforeExit(exitCode: number): void {
  rounds++;
  holdOn();
  if (isProving) {
    // Exiting explicitly saves a tenth of a second: the engine would first free the heap of the
    // whole build.
    if (!endings.every((ending) => ending.isSettled())) return;
    rememberAll();
    process.exit();
  }
  const unsettled = endings.filter((ending) => !ending.isSettled());
  if (unsettled.length === 0) return;
  if (isFailure(exitCode) || !unsettled.every((ending) => ending.isReady())) process.exit();
  if (rounds > 1) {
    isProving = true;
    void Promise.all(unsettled.map((ending) => ending.prove())).then(checkAgainWhenIdle);
  } else checkAgainWhenIdle();
}

/** The event is emitted again after something has happened. */
function checkAgainWhenIdle(): void {
  setImmediate(() => undefined);
}

function onExit(exitCode: number): void {
  for (const ending of endings.filter((one) => !one.isSettled())) {
    // Docusaurus checks for broken links at the very end. A failed build needs no verification.
    if (isFailure(exitCode) || !ending.isReady()) ending.fail();
    else ending.proveNow();
  }
  rememberAll();
  // Immediately: a later listener could set the code to 0.
  if (endings.some((ending) => ending.hasFailed())) {
    process.exit(isFailure(exitCode) ? exitCode : FAILED);
  }
  if (exitCode === UNPROVEN) process.exitCode = 0;
}

function isFailure(exitCode: number): boolean {
  return exitCode !== 0 && exitCode !== UNPROVEN;
}
