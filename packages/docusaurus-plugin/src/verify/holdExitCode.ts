import { runLastOnExit } from './runLastOnExit';

/** A build whose proof decides the exit code of the process. */
export interface Ending {
  isSettled(): boolean;
  hasFailed(): boolean;
  /** Every step of the build is done, and it can be proved. */
  isReady(): boolean;
  /** Settles it. Never throws. */
  prove(): Promise<void>;
  /** The same, when the process has no time left to wait for anything. Never throws. */
  proveNow(): void;
  /** Settles what cannot be proved, because the process ends before. Never throws. */
  fail(): void;
  /** Notes, once, what there is. Of several languages, one may lie in the directory of another. */
  remember(): void;
  /** Proves it once more if anything was written since. Never throws. */
  confirm(): void;
}

/**
 * The exit code until everything is proved: whoever takes our listeners away, or ends the process in
 * between, ends it with this. `EX_SOFTWARE` of sysexits.h, which no one else uses here.
 */
const UNPROVEN = 70;
const FAILED = 1;

/** Docusaurus ends with 0 at the first two, and does not listen to the last one. 128 and the number, as shells have it. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One for each locale that the process builds. */
const endings: Ending[] = [];
let rounds = 0;
let isProving = false;

/**
 * Lets a build decide how the process ends: with 0 only if it was proved. That holds for signals, for
 * plugins that call `process.exit(0)` or reset `process.exitCode`, and for errors that no one handles.
 */
export function holdExitCode(ending: Ending): void {
  endings.push(ending);
  process.exitCode = UNPROVEN;
  holdOn();
}

/** Puts our listeners first, and again where someone has taken them away. What is last comes after all. */
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

/** Every listener is through, and may have written something. */
function confirmAll(): void {
  for (const ending of endings) ending.confirm();
}

function onSignal(signal: NodeJS.Signals): void {
  process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
}

/**
 * Nothing is left to do. In the first round others may begin something, which has to be scanned as well:
 * the proof waits for the next one.
 */
function onBeforeExit(exitCode: number): void {
  rounds++;
  holdOn();
  if (isProving) {
    // An engine that ends by itself first takes the heap of the whole build down: a tenth of a second.
    if (!endings.every((ending) => ending.isSettled())) return;
    rememberAll();
    process.exit();
  }
  const unsettled = endings.filter((ending) => !ending.isSettled());
  if (unsettled.length === 0) return;
  if (isFailure(exitCode) || !unsettled.every((ending) => ending.isReady())) process.exit();
  if (rounds > 1) {
    isProving = true;
    void Promise.all(unsettled.map((ending) => ending.prove())).then(comeBackWhenIdle);
  } else comeBackWhenIdle();
}

/** The event is sent once more when something has happened after it. */
function comeBackWhenIdle(): void {
  setImmediate(() => undefined);
}

function onExit(exitCode: number): void {
  for (const ending of endings.filter((one) => !one.isSettled())) {
    // Docusaurus looks for broken links last of all. What failed is not a build, and nothing to vouch for.
    if (isFailure(exitCode) || !ending.isReady()) ending.fail();
    else ending.proveNow();
  }
  rememberAll();
  // At once: a listener after us could set the code to 0.
  if (endings.some((ending) => ending.hasFailed())) {
    process.exit(isFailure(exitCode) ? exitCode : FAILED);
  }
  if (exitCode === UNPROVEN) process.exitCode = 0;
}

function isFailure(exitCode: number): boolean {
  return exitCode !== 0 && exitCode !== UNPROVEN;
}
