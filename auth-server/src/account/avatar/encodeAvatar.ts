import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { HttpError } from '../../http/errors/HttpError.js';

/** In milliseconds. */
export interface TimeLimits {
  /** Processor time per picture. */
  cpu: number;
  /** Wall-clock time, in case the machine is too busy for the process to use its processor time. */
  wall: number;
}

const LIMITS: TimeLimits = { cpu: 3_000, wall: 30_000 };
/** The exit code of {@link PROGRAM}. */
const UNREADABLE = 3;
/** In seconds. */
const RETRY_AFTER = 30;

// Works from `src` and from `lib`: the tests run the built program.
const PROGRAM = fileURLToPath(
  new URL('../../../lib/account/avatar/pictureProcess.js', import.meta.url),
);

/**
 * Creates a new picture from an uploaded one, square and small. Nothing else in the file is kept:
 * neither its location nor anything hidden in it.
 *
 * Runs in a separate process, because nothing else can stop a decoder: the process can be killed,
 * takes no thread from password hashing, and knows no secret.
 * @returns WebP, or `null` for a picture that can't be read or takes too long
 * @throws HttpError `SERVER_BUSY`
 */
export async function encodeAvatar(
  upload: Buffer,
  { cpu, wall }: TimeLimits = LIMITS,
): Promise<Buffer | null> {
  const child = spawn(process.execPath, [PROGRAM, String(cpu)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: wall,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  // The process may exit before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(upload);
  const [picture, [code, signal]] = await Promise.all([buffer(child.stdout), ended]);
  if (child.killed) throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
  if (code === 0) return picture;
  // A decoder that crashed or used too much time or memory is not a failure of the server.
  if (code === UNREADABLE || signal !== null) return null;
  throw new Error(`the image process exited with ${code}`);
}
