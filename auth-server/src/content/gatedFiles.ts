import type { Request, RequestHandler, Response } from 'express';
import { decideAccess } from '@gatehouse/contract/access';
import { HttpError } from '../http/errors/HttpError.js';
import type { SessionReader } from '../session/sessionReader.js';
import type { Content, GatedFile } from './loadContent.js';
import { refuseInclusion, type SiteOrigin } from './refuseInclusion.js';
import { decodePath } from './routePath.js';

interface Options extends SiteOrigin {
  content: Content;
  sessions: SessionReader;
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

/** The same files below `/gated`, for a proxy or a second origin that sends only that prefix here. */
export function gatedFilesBelow(options: Options): RequestHandler {
  const { content } = options;
  return async (request, response) => {
    const path = decodePath(request.path);
    // Looked up, never joined to a path: there is no way from here to another file.
    const file = path === null ? undefined : content.gatedFiles.get(path);
    if (file === undefined) throw new HttpError('NOT_FOUND');
    await answer(request, response, file, options);
  };
}

/** What `sendFile` fails with. */
interface SendError extends Error {
  code?: string;
  status?: number;
  headers?: Record<string, string>;
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
  refuseInclusion(request, options);
  const reader = await options.sessions.getSignedIn(request.headers.cookie);
  const decision = decideAccess(access, reader);
  if (decision === 'sign-in') throw new HttpError('SIGN_IN_REQUIRED');
  if (decision === 'upgrade') throw new HttpError('PLAN_REQUIRED');
  await new Promise<void>((resolve, reject) => {
    response.sendFile(
      file,
      { cacheControl: false, dotfiles: 'allow', headers: { 'Cache-Control': 'private, no-cache' } },
      (error: SendError | undefined) => {
        // The client went away: nobody is left to answer.
        if (error === undefined || error.code === 'ECONNABORTED') return resolve();
        if (error.status !== 416) return reject(error);
        response.status(416).set(error.headers).end();
        resolve();
      },
    );
  });
}
