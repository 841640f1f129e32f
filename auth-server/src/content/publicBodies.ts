import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { contentType } from 'mime-types';
import { isRead } from './isRead.js';
import { findResource } from './Resource.js';
import type { Content } from './loadContent.js';
import { decodePath, pageKey } from './routePath.js';
import type { PublicPage } from './sendPage.js';
import { TextBody } from './TextBody.js';

/** Bytes of text in memory. Their compressed copies take half as much again. */
const CAPACITY = 64 * 1024 * 1024;

export const PAGE = 'no-cache';
const HASHED = 'public, max-age=31536000, immutable';
const UNHASHED = 'public, max-age=3600';

/**
 * How long browsers may use a public file that isn't a page. Docusaurus gives those in `assets` a hash of their
 * content in their names.
 */
export function filePolicy(directory: string): (file: string) => string {
  const assets = path.join(directory, 'assets') + path.sep;
  return (file) => (file.startsWith(assets) ? HASHED : UNHASHED);
}

export interface PublicBodies {
  /**
   * Public pages at all their URLs, scripts, styles and other text at theirs.
   * @returns `null` when the request is not for one of them
   */
  shortcut(request: IncomingMessage, response: ServerResponse): Promise<void> | null;
  sendPage(
    request: IncomingMessage,
    response: ServerResponse,
    page: PublicPage,
    status: number,
  ): Promise<void>;
}

/**
 * The site's public text: kept in memory from the first request on, with its compressed copies. Needs no
 * database.
 *
 * Express takes three times as long to send a page as a static file server alone, and far longer to
 * compress a script for each request.
 */
export function createPublicBodies(content: Content): PublicBodies {
  const cacheControl = filePolicy(content.publicDirectory);
  const { publicPages, publicTexts, notFoundPages, resources } = content;
  const notFoundFiles = new Map(
    [...notFoundPages].map(([baseUrl, page]) => [`${baseUrl}404.html`, page]),
  );
  const notFoundKeys = new Set([...notFoundFiles.keys()].map(pageKey));
  const bodies = new LRUCache<string, TextBody, { policy: string | null }>({
    maxSize: CAPACITY,
    sizeCalculation: ({ size }) => size,
    fetchMethod: async (file, _stale, { context }) => {
      const type = contentType(path.extname(file)) || 'application/octet-stream';
      return new TextBody(await readFile(file), type, context.policy);
    },
  });
  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    { file, policy }: PublicPage,
    options: { status: number; cacheControl: string },
  ): Promise<void> {
    const body = bodies.get(file) ?? (await bodies.forceFetch(file, { context: { policy } }));
    await body.send(request, response, options);
  }
  /** @param asked decoded */
  function findPage(asked: string): PublicPage | undefined {
    // Status 200 at its own URL: a service worker that precaches the 404 page accepts no error status.
    const asFile = notFoundFiles.get(asked);
    if (asFile !== undefined) return asFile;
    const key = pageKey(asked);
    return notFoundKeys.has(key) ? undefined : publicPages.get(key);
  }
  return {
    shortcut: (request, response) => {
      if (!isRead(request)) return null;
      const asked = decodePath(request.url?.split('?', 1)[0] ?? '');
      // Gated resources come first, whatever else has their address.
      if (asked === null || findResource(resources, asked) !== null) return null;
      const page = findPage(asked);
      if (page) return send(request, response, page, { status: 200, cacheControl: PAGE });
      const file = publicTexts.get(asked);
      if (file === undefined) return null;
      const options = { status: 200, cacheControl: cacheControl(file) };
      return send(request, response, { file, policy: null }, options);
    },
    sendPage: (request, response, page, status) =>
      send(request, response, page, { status, cacheControl: PAGE }),
  };
}
