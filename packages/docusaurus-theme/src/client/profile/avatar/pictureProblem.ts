import { translate } from '@docusaurus/Translate';
import type { Failure } from '../../api/api';

/** What the server reads. Phones turn their own formats into one of these when a page names them. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
const MEGABYTE = 1024 * 1024;
/** The server's own bound. */
const LARGEST = 4 * MEGABYTE;

const unreadable = (): string =>
  translate({
    id: 'profile.picture.unreadable',
    message:
      'We cannot read this file as a picture. Use JPEG, PNG, WebP, GIF or AVIF; 512 by 512 pixels are plenty.',
  });

/** What is wrong with a chosen file, and what would work; or null. */
export async function pictureProblem(file: File): Promise<string | null> {
  const { type, size } = file;
  if (!PICTURE_TYPES.includes(type)) return unreadable();
  // The name of a file decides its type: whether it is a picture, only its bytes say.
  if (size <= LARGEST) return (await isPicture(file)) ? null : unreadable();
  return translate(
    {
      id: 'profile.picture.tooLarge',
      message:
        'This picture has {megabytes} MB, and at most 4 MB can be taken. Make it smaller: 512 by 512 pixels are plenty.',
    },
    { megabytes: (size / MEGABYTE).toFixed(1) },
  );
}

function isPicture(file: File): Promise<boolean> {
  return createImageBitmap(file).then(
    (picture) => {
      picture.close();
      return true;
    },
    () => false,
  );
}

/** What the server found wrong with the picture itself; null for everything else. */
export function refusedPicture({ code }: Failure): string | null {
  return ['INVALID_INPUT', 'UNSUPPORTED_MEDIA_TYPE'].includes(code) ? unreadable() : null;
}
