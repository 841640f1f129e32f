import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { decideAccess } from '@gatehouse/contract/access';
import type { IdentifyCaller } from '../apiKeys/identifyCaller.js';
import { HttpError } from '../http/errors/HttpError.js';
import { toHttpError } from '../http/errors/toHttpError.js';
import type { Log } from '../log.js';
import type { Caller } from '../session/callerReader.js';
import type { MarkdownContent } from './markdown/markdownContent.js';
import type { ReadingLimit } from './readingLimit.js';
import { refuseInclusion, requirePageOfSite, type SiteOrigin } from './refuseInclusion.js';
import { findResource, type Resource, type ResourceIndex } from './Resource.js';
import { decodePath } from './routePath.js';

/** Shared caches never store it, and browsers revalidate every time: access can end between two requests. */
const OPEN = { status: 200, cacheControl: 'private, no-cache' };
const LOCKED = { status: 200, cacheControl: 'no-cache' };

const REFUSALS = {
  'sign-in': new HttpError('SIGN_IN_REQUIRED'),
  upgrade: new HttpError('PLAN_REQUIRED'),
};

/** An unlisted resource that may be opened, and who opens it. */
interface Opened {
  resource: Resource;
  caller: Caller | null;
}

/** All gated resources, at each of their addresses. `answer` decides about all of them and sends them. */
export function gatedContent(
  options: SiteOrigin & {
    resources: ResourceIndex;
    identify: IdentifyCaller;
    countRead: ReadingLimit;
    /** Of the same pages. */
    markdown: MarkdownContent;
    log: Log;
  },
) {
  const { resources, identify, countRead, markdown, log, isSplit } = options;
  const hasUnlisted = [...resources.values()].some(({ listed }) => !listed);

  /** @param path as it was sent, without query */
  function find(path: string): Resource | null {
    const decoded = decodePath(path);
    // Looked up, never joined to a path: no request can reach another file this way.
    return decoded === null ? null : findResource(resources, decoded);
  }

  /**
   * Sends a resource to a reader who may open it. Everyone else gets the locked page, if there is one, also
   * while the database is down and over the reading limit; the status says so.
   * @param known who asks, if that has been looked up
   * @throws HttpError with the reason, where there is no locked page; for a program whose key is refused, always
   */
  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    resource: Resource,
    known?: Caller | null,
  ): Promise<void> {
    if (!isRead(request)) throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
    if (resource.kind === 'file') refuseInclusion(request, resource.file, options);
    const locked = resource.kind === 'page' ? resource.locked : null;
    let refusal: HttpError | null;
    try {
      const caller = known === undefined ? await identify(request, response) : known;
      refusal = await findRefusal(resource, caller);
    } catch (error) {
      refusal = toHttpError(error);
      if (locked === null || refusal.code !== 'DATABASE_UNAVAILABLE') throw error;
      log.error(
        { err: error, requestId: request.id },
        'cannot check access to a gated page: the database is unavailable',
      );
    }
    if (refusal === null) return resource.body.send(request, response, OPEN);
    if (locked === null) throw refusal;
    const { retryAfter } = refusal.details;
    if (retryAfter === undefined) return locked.send(request, response, LOCKED);
    response.setHeader('Retry-After', String(retryAfter));
    return locked.send(request, response, { status: refusal.status, cacheControl: 'no-store' });
  }

  async function findRefusal(
    { access }: Resource,
    caller: Caller | null,
  ): Promise<HttpError | null> {
    const decision = decideAccess(access, caller);
    if (decision !== 'open') return REFUSALS[decision];
    const wait = caller && (await countRead(caller));
    return wait === null ? null : new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
  }

  /**
   * Finds the unlisted resource at an address, for readers who may open it. The caller is looked up first
   * in any case, so that neither the answer nor its time reveals whether something is there.
   */
  async function findUnlisted(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Opened | null> {
    if (!hasUnlisted || !isRead(request)) return null;
    const caller = await identify(request, response);
    const resource = markdown.unlistedAt(request, response, path, caller) ?? find(path);
    if (resource === null || resource.listed) return null;
    return decideAccess(resource.access, caller) === 'open' ? { resource, caller } : null;
  }

  return {
    /**
     * Listed pages, at their own address.
     * @returns `null` when the request is for none of them
     */
    pages: (request: IncomingMessage, response: ServerResponse): Promise<void> | null => {
      if (!isRead(request)) return null;
      const resource = find(request.url?.split('?', 1)[0] ?? '');
      if (resource?.kind !== 'page' || !resource.listed) return null;
      return answer(request, response, resource);
    },

    /** Chunks, images and other files that only gated pages use, at their usual addresses. */
    files: (async (request, response, next) => {
      const resource = find(request.path);
      if (resource?.kind !== 'file' || !resource.listed) return next();
      await answer(request, response, resource);
    }) satisfies RequestHandler,

    /** Unlisted pages and their files. Call it for every address where nothing else is found. */
    unlisted: (async (request, response, next) => {
      const found = await findUnlisted(request, response, request.path);
      if (found === null) return next();
      await answer(request, response, found.resource, found.caller);
    }) satisfies RequestHandler,

    /**
     * The files and the Markdown of pages below `/gated`, for a proxy or a split origin that forwards only that prefix. A site on
     * another origin also gets its unlisted pages there.
     */
    belowPrefix: (async (request, response) => {
      const listed = find(request.path);
      if (listed?.kind === 'file' && listed.listed) return answer(request, response, listed);
      const asMarkdown = markdown.belowPrefix(request, response, request.path);
      if (asMarkdown !== null) return asMarkdown;
      const found = await findUnlisted(request, response, request.path);
      if (found === null) throw new HttpError('NOT_FOUND');
      if (found.resource.kind === 'page') {
        if (!isSplit) throw new HttpError('NOT_FOUND');
        requirePageOfSite(request, options);
      }
      await answer(request, response, found.resource, found.caller);
    }) satisfies RequestHandler,
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}
