import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

/**
 * Refuses other spellings of the API's addresses: an empty segment, or a slash at the end. Express treats
 * `/api/me//` as `/api/me`, but a proxy rule, a rate limit or a log may not.
 */
export const exactPath: Guard = ({ url = '' }) => {
  const [path = ''] = url.split('?', 1);
  if (!path.startsWith('/api/')) return;
  if (path.endsWith('/') || path.includes('//')) throw new HttpError('NOT_FOUND');
};
