import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { HttpError } from '../../http/errors/HttpError.js';

/** Milliseconds. */
export interface TimeLimits {
  /** Of a processor: what a picture costs. */
  cpu: number;
  /** On the clock, should the process not even get so far: the machine is busy. */
  wall: number;
}

const LIMITS: TimeLimits = { cpu: 3_000, wall: 30_000 };
/** What {@link PROGRAM} exits with. */
const UNREADABLE = 3;
/** Seconds. */
const RETRY_AFTER = 30;

// From `src` as well as from `lib`: the tests run the built one.
const PROGRAM = fileURLToPath(
  new URL('../../../lib/account/avatar/pictureProcess.js', import.meta.url),
);

/**
 * Makes a new picture of an uploaded one, square and small: nothing of the file itself is kept, not
 * where it was taken, nor what it may be besides a picture.
 *
 * In a process of its own, because nothing else stops a decoder: it may be killed, takes no thread from
 * the hashing of passwords, and knows no secret.
 *
 * @returns WebP; or `null` when it is no picture that we read, or one that takes too long
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
  // It may end before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(upload);
  const [picture, [code, signal]] = await Promise.all([buffer(child.stdout), ended]);
  if (child.killed) throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
  if (code === 0) return picture;
  // A decoder that crashed, or took too much time or memory, is no failure of ours.
  if (code === UNREADABLE || signal !== null) return null;
  throw new Error(`the image process exited with ${code}`);
}
