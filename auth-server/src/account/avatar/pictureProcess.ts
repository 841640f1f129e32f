import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/**
 * A program that reads an uploaded picture and writes a new one. See encodeAvatar.
 *
 * Exits with 3 when the picture can't be read, and kills itself when it takes too long.
 */

/** The stored picture's size in pixels, on each side. */
const SIDE = 256;
/**
 * The most pixels to decode: a small file can contain a huge picture (decompression bomb). Other
 * formats are refused. SVG is a document with links and scripts, and rendering one makes requests.
 */
const MAX_PIXELS: Readonly<Record<string, number>> = {
  jpeg: 40_000_000,
  png: 40_000_000,
  webp: 40_000_000,
  gif: 40_000_000,
  // AVIF: its decoder needs the most time and memory per pixel, and can't be interrupted.
  heif: 16_000_000,
};

/** Processor time so far. Not wall-clock time: a valid picture must not fail on a busy machine. */
function exitIfOverLimit(cpuMilliseconds: number): void {
  const { user, system } = process.cpuUsage();
  // `process.exit` would wait for the decoding thread.
  if (user + system > cpuMilliseconds * 1000) process.kill(process.pid, 'SIGKILL');
}

async function reencode(upload: Buffer): Promise<Buffer> {
  const picture = sharp(upload, { limitInputPixels: false, failOn: 'error', animated: false });
  const { format, width, height, compression } = await picture.metadata();
  const isRead = format !== 'heif' || compression === 'av1';
  if (!isRead || width * height > (MAX_PIXELS[format] ?? 0)) throw new Error('not an image');
  return picture.rotate().resize(SIDE, SIDE, { fit: 'cover' }).webp({ quality: 82 }).toBuffer();
}

const limit = Number(process.argv[2]);
setInterval(() => exitIfOverLimit(limit), 50).unref();
sharp.concurrency(1);
sharp.cache(false);
try {
  const picture = await reencode(await buffer(process.stdin));
  exitIfOverLimit(limit);
  process.stdout.write(picture);
} catch {
  process.exitCode = 3;
}
