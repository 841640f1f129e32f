import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { decideAccess } from '@gatehouse/contract/access';
import type { IdentifyCaller } from '../apiKeys/identifyCaller.js';
import { HttpError } from '../http/errors/HttpError.js';
import { toHttpError } from '../http/errors/toHttpError.js';
import { isRead } from './isRead.js';
import type { Log } from '../log.js';
import type { GateOutcome } from '../ops/Metrics.js';
import type { Caller } from '../session/callerReader.js';
import type { MarkdownContent } from './markdown/markdownContent.js';
import type { ReadingLimit } from './readingLimit.js';
import { refuseInclusion, requirePageOfSite, type SiteOrigin } from './refuseInclusion.js';
import { findResource, type Resource, type ResourceIndex } from './Resource.js';
import { decodePath } from './routePath.js';

/** Never in shared caches, and revalidated every time: access can end between two requests. */
const OPEN = { status: 200, cacheControl: 'private, no-cache' };
const LOCKED = { status: 200, cacheControl: 'no-cache' };

const REFUSALS = {
  'sign-in': new HttpError('SIGN_IN_REQUIRED'),
  upgrade: new HttpError('PLAN_REQUIRED'),
};

/** An unlisted resource, and a caller with access to it. */
interface Opened {
  resource: Resource;
  caller: Caller | null;
}

/** All gated resources, at all their URLs. Each is decided and sent by `answer`. */
export function gatedContent(
  options: SiteOrigin & {
    resources: ResourceIndex;
    identify: IdentifyCaller;
    countRead: ReadingLimit;
    /** The same pages as Markdown. */
    markdown: MarkdownContent;
    log: Log;
  },
) {
  const { resources, identify, countRead, markdown, log, isSplit } = options;
  const hasUnlisted = [...resources.values()].some(({ listed }) => !listed);

  /** @param path as sent, without the query string */
  function find(path: string): Resource | null {
    const decoded = decodePath(path);
    // Looked up, never joined to a file path: no request can traverse to another file.
    return decoded === null ? null : findResource(resources, decoded);
  }

  /**
   * Sends a resource to a reader with access. Everyone else gets the locked page, if there is one. So do
   * readers over the reading limit, and everyone while the database is down; the status code says so.
   * @param known the caller, if already identified
   * @throws HttpError the reason, when there is no locked page; always for a program with an invalid key
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
      request.gate = outcomeOf(refusal);
      if (locked === null || refusal.code !== 'DATABASE_UNAVAILABLE') throw error;
      log.error(
        { err: error, requestId: request.id },
        'cannot check access to a gated page: the database is unavailable',
      );
    }
    request.gate = outcomeOf(refusal);
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
   * Finds the unlisted resource at a path, for readers with access. The caller is always identified
   * first, so that neither the response nor its timing reveals whether something exists.
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
     * Listed pages, at their own URL.
     * @returns `null` when the request is not for one of them
     */
    pages: (request: IncomingMessage, response: ServerResponse): Promise<void> | null => {
      if (!isRead(request)) return null;
      const resource = find(request.url?.split('?', 1)[0] ?? '');
      if (resource?.kind !== 'page' || !resource.listed) return null;
      return answer(request, response, resource);
    },

    /** Chunks, images and other files that only gated pages use, at their usual URLs. */
    files: (async (request, response, next) => {
      const resource = find(request.path);
      if (resource?.kind !== 'file' || !resource.listed) return next();
      await answer(request, response, resource);
    }) satisfies RequestHandler,

    /** Unlisted pages and their files. Call it for every path where nothing else is found. */
    unlisted: (async (request, response, next) => {
      const found = await findUnlisted(request, response, request.path);
      if (found === null) return next();
      await answer(request, response, found.resource, found.caller);
    }) satisfies RequestHandler,

    /**
     * The files and the Markdown of pages below `/gated`, for a proxy or a split origin that forwards
     * only that prefix. A site on another origin also gets its unlisted pages there.
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

/** `undefined` for refusals that are no decision about access. */
function outcomeOf(refusal: HttpError | null): GateOutcome | undefined {
  switch (refusal?.code) {
    case undefined:
      return 'open';
    case 'SIGN_IN_REQUIRED':
    case 'INVALID_API_KEY':
      return 'sign-in';
    case 'PLAN_REQUIRED':
      return 'plan';
    case 'TOO_MANY_REQUESTS':
      return 'limit';
    case 'DATABASE_UNAVAILABLE':
      return 'unavailable';
    default:
      return undefined;
  }
}
