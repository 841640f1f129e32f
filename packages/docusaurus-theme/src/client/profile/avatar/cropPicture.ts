import type { Area } from 'react-easy-crop';

/** Twice the size that the server stores: enough for its own scaling. */
const SIDE = 512;

/**
 * Crops a square from a picture.
 *
 * @param source a data URL
 * @param area in pixels of the picture
 * @returns WebP, or PNG in browsers that can't encode WebP
 */
export async function cropPicture(source: string, area: Area): Promise<Blob> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const { x, y, width, height } = area;
  canvas.getContext('2d')?.drawImage(image, x, y, width, height, 0, 0, SIDE, SIDE);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))),
      'image/webp',
      0.92,
    );
  });
}
