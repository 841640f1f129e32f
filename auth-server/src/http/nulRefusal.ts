import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

/**
 * Refuses what no honest client sends: NUL bytes in path or query, however they are written, which
 * truncate paths in one layer and make PostgreSQL throw in another; and request targets that are no
 * path (`http://evil/…`, `*`). Bodies are checked where they are read, in http/jsonBody.
 */
export const nulRefusal: Guard = ({ url = '' }) => {
  if (!url.startsWith('/') || /%00|\\u0000|\0/i.test(url)) throw new HttpError('BAD_REQUEST');
};
