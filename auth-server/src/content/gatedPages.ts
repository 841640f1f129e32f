import type { IncomingMessage, ServerResponse } from 'node:http';
import { decideAccess } from '@gatehouse/contract/access';
import { isDatabaseUnavailable } from '../db/isDatabaseUnavailable.js';
import type { Log } from '../log.js';
import type { CurrentSession, SessionReader } from '../session/sessionReader.js';
import type { Content, GatedPage } from './loadContent.js';
import type { ReadingLimit } from './readingLimit.js';
import { decodePath, pageKey } from './routePath.js';

/** Never stored by a shared cache, and asked for again each time: rights end between two requests. */
const OPEN = 'private, no-cache';
const LOCKED = 'no-cache';
/** Seconds. */
const RETRY_AFTER = '5';

/**
 * Answers for gated pages, at their own address: the open page to whoever may read it, the locked
 * one, which is public, to everybody else. While the database is away the locked page says so with
 * its status: nobody is let in, and nobody is told to be signed out. So it does for a reader who has read
 * more than anybody can.
 *
 * @returns a handler that answers `null` when the request is for no gated page
 */
export function gatedPages(options: {
  content: Content;
  sessions: SessionReader;
  countRead: ReadingLimit;
  log: Log;
}) {
  const { content, sessions, countRead, log } = options;

  async function answer(page: GatedPage, request: IncomingMessage, response: ServerResponse) {
    let session: CurrentSession | null;
    try {
      session = await sessions.get(request.headers.cookie);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      log.error({ err: error, requestId: request.id }, 'a gated page without a database');
      response.setHeader('Retry-After', RETRY_AFTER);
      return page.locked.send(request, response, { status: 503, cacheControl: 'no-store' });
    }
    if (session && decideAccess(page.access, session) === 'open') {
      const wait = await countRead(session);
      if (wait === null) {
        return page.open.send(request, response, { status: 200, cacheControl: OPEN });
      }
      response.setHeader('Retry-After', String(wait));
      return page.locked.send(request, response, { status: 429, cacheControl: 'no-store' });
    }
    return page.locked.send(request, response, { status: 200, cacheControl: LOCKED });
  }

  return (request: IncomingMessage, response: ServerResponse): Promise<void> | null => {
    const { method, url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') return null;
    const path = decodePath(url.split('?', 1)[0] ?? '');
    const page = path === null ? undefined : content.gatedPages.get(pageKey(path));
    return page === undefined ? null : answer(page, request, response);
  };
}
