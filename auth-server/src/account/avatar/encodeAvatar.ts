import sharp from 'sharp';

/** Pixels on each side of what is stored. */
const SIDE = 256;
/** Pixels of a picture that is read at all: a small file can hold a huge one (decompression bomb). */
const MOST_PIXELS = 40_000_000;
/** Seconds. */
const LONGEST = 5;
const READ = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif']);

/**
 * Makes a new picture of an uploaded one, square and small: nothing of the file itself is kept, not
 * where it was taken, nor what it may be besides a picture.
 *
 * @returns WebP, or `null` when it is no picture that we read
 */
export async function encodeAvatar(upload: Buffer): Promise<Buffer | null> {
  try {
    const picture = sharp(upload, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      animated: false,
    });
    const { format } = await picture.metadata();
    // SVG is a document with links and scripts, and rendering one reaches out.
    if (!READ.has(format ?? '')) return null;
    return await picture
      .timeout({ seconds: LONGEST })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'cover' })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    return null;
  }
}
