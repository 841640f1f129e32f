import type { Request, RequestHandler, Response } from 'express';
import { decideAccess } from '@gatehouse/contract/access';
import { HttpError } from '../http/errors/HttpError.js';
import type { SessionReader } from '../session/sessionReader.js';
import type { Content, GatedFile } from './loadContent.js';
import type { ReadingLimit } from './readingLimit.js';
import { refuseInclusion, requirePageOfSite, type SiteOrigin } from './refuseInclusion.js';
import { decodePath } from './routePath.js';
import { sendPrivateFile } from './sendPrivateFile.js';
import { sendUnlistedPage, type FindUnlisted } from './unlistedContent.js';

interface Options extends SiteOrigin {
  content: Content;
  sessions: SessionReader;
  countRead: ReadingLimit;
}

/** Chunks, images and other files that only gated pages use, at the address that they have anyway. */
export function gatedFiles(options: Options): RequestHandler {
  const { content } = options;
  return async (request, response, next) => {
    const path = decodePath(request.path);
    const file = path === null ? undefined : content.gatedFiles.get(path);
    if (file === undefined) return next();
    await answer(request, response, file, options);
  };
}

/**
 * The same files below `/gated`, for a proxy or a second origin that sends only that prefix here. A site on
 * another origin gets its unlisted pages there, too.
 */
export function gatedFilesBelow(options: Options, findUnlisted: FindUnlisted): RequestHandler {
  const { content } = options;
  return async (request, response) => {
    const path = decodePath(request.path);
    // Looked up, never joined to a path: there is no way from here to another file.
    const file = path === null ? undefined : content.gatedFiles.get(path);
    if (file !== undefined) return answer(request, response, file, options);
    const unlisted = await findUnlisted(request);
    if (unlisted.page && options.isSplit) {
      requirePageOfSite(request, options);
      return sendUnlistedPage(request, response, unlisted.page);
    }
    if (unlisted.file === null) throw new HttpError('NOT_FOUND');
    await sendPrivateFile(response, unlisted.file.file);
  };
}

async function answer(
  request: Request,
  response: Response,
  { access, file }: GatedFile,
  options: Options,
): Promise<void> {
  response.vary('Cookie');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
  }
  refuseInclusion(request, file, options);
  const session = await options.sessions.get(request.headers.cookie);
  const decision = decideAccess(access, session);
  if (decision === 'sign-in') throw new HttpError('SIGN_IN_REQUIRED');
  if (decision === 'upgrade') throw new HttpError('PLAN_REQUIRED');
  const wait = session && (await options.countRead(session));
  if (wait !== null) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
  await sendPrivateFile(response, file);
}
