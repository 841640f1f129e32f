import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

/**
 * Refuses what no legitimate client sends: NUL bytes in path or query, in any encoding, which
 * truncate paths in one layer and make PostgreSQL throw in another; and request targets that aren't
 * a path (`http://evil/…`, `*`). Bodies are checked where they are read, in http/jsonBody.
 */
export const nulRefusal: Guard = ({ url = '' }) => {
  if (!url.startsWith('/') || /%00|\\u0000|\0/i.test(url)) throw new HttpError('BAD_REQUEST');
};
