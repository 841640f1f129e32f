import { translate } from '@docusaurus/Translate';
import type { Failure } from '../../api/api';

/**
 * The types that the server reads. Phones convert their own formats to one of these if a page lists
 * them.
 */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
const unreadable = (): string =>
  translate({
    id: 'profile.picture.unreadable',
    message: 'We can’t read this file. Choose a JPEG, PNG, WebP, GIF, or AVIF picture.',
  });

/** The problem with a chosen file and what would work, or null. */
export async function pictureProblem(file: File): Promise<string | null> {
  // The type is derived from the file name: only its bytes show whether it is a picture.
  const isReadable = PICTURE_TYPES.includes(file.type) && (await isPicture(file));
  return isReadable ? null : unreadable();
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

/** The server's problem with the picture itself, or null. */
export function refusedPicture({ code }: Failure): string | null {
  return ['INVALID_INPUT', 'UNSUPPORTED_MEDIA_TYPE'].includes(code) ? unreadable() : null;
}
