import type { Request, RequestHandler, Response } from 'express';
import { decideAccess, type Access } from '@gatehouse/contract/access';
import { HttpError } from '../http/errors/HttpError.js';
import type { SessionReader } from '../session/sessionReader.js';
import type { Content, GatedFile, UnlistedPage } from './loadContent.js';
import type { ReadingLimit } from './readingLimit.js';
import { refuseInclusion, type SiteOrigin } from './refuseInclusion.js';
import { decodePath, pageKey } from './routePath.js';
import { sendPrivateFile } from './sendPrivateFile.js';

interface Options extends SiteOrigin {
  content: Content;
  sessions: SessionReader;
  countRead: ReadingLimit;
}

interface Found {
  page: UnlistedPage | null;
  file: GatedFile | null;
}

/** What of the unlisted pages and their files is at an address, for who sends the request. */
export type FindUnlisted = (request: Request) => Promise<Found>;

const NOTHING: Found = { page: null, file: null };

/**
 * To be asked about every address at which nothing else is. There the same is done whether something
 * hidden is at that address or nothing at all: the reader is looked up first. So neither an answer nor
 * the time until it comes tells the one from the other.
 */
export function findUnlistedFor(options: Options): FindUnlisted {
  const { unlistedPages, unlistedFiles } = options.content;
  if (unlistedPages.size === 0) return () => Promise.resolve(NOTHING);
  return async (request) => {
    const { method, path, headers } = request;
    if (method !== 'GET' && method !== 'HEAD') return NOTHING;
    const session = await options.sessions.get(headers.cookie);
    const decoded = decodePath(path);
    if (decoded === null) return NOTHING;
    const ifOpen = <T extends { access: Access }>(what: T | undefined): T | null =>
      what && decideAccess(what.access, session) === 'open' ? what : null;
    const file = ifOpen(unlistedFiles.get(decoded));
    // Only whoever may have the file gets this answer.
    if (file) refuseInclusion(request, file.file, options);
    const page = ifOpen(unlistedPages.get(pageKey(decoded)));
    const wait = session && (page ?? file) ? await options.countRead(session) : null;
    if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
    return { page, file };
  };
}

/** Unlisted pages and their files, at their own addresses, for those who may have them. */
export function unlistedContent(find: FindUnlisted): RequestHandler {
  return async (request, response, next) => {
    const { page, file } = await find(request);
    if (page) await sendUnlistedPage(request, response, page);
    else if (file) await sendPrivateFile(response, file.file);
    else next();
  };
}

/** Never stored by a shared cache, and asked for again each time: rights end in between. */
export function sendUnlistedPage(
  request: Request,
  response: Response,
  { open }: UnlistedPage,
): Promise<void> {
  return open.send(request, response, { status: 200, cacheControl: 'private, no-cache' });
}
