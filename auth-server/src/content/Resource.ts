import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '@gatehouse/contract/access';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import { pageKey } from './routePath.js';

/** The bytes to send after the access decision. */
export interface Body {
  /**
   * @param options.cacheControl the response header
   * @throws HttpError when a precondition of the request fails (RFC 9110, 13.1)
   */
  send(
    request: IncomingMessage,
    response: ServerResponse,
    options: { status: number; cacheControl: string },
  ): Promise<void>;
}

interface Gated {
  access: Access;
  /** Whether its existence is public. An unlisted resource is a 404 for everyone without access. */
  listed: boolean;
  /** For readers with access. */
  body: Body;
}

interface Page extends Gated {
  kind: 'page';
  /** For everyone else, at the same URL. Unlisted pages have none. */
  locked: Body | null;
  /** How the sidebar shows it to readers with access; `null` for a listed page. */
  about: Unlisted | null;
}

interface File extends Gated {
  kind: 'file';
  /** An absolute path. */
  file: string;
}

/** A gated page or file with its own URL. */
export type Resource = Page | File;

/** Pages by `pageKey`, files by decoded URL path. A page and a file never share a key. */
export type ResourceIndex = ReadonlyMap<string, Resource>;

/** The URL paths of all resources of one kind. */
export function addressesOf(
  index: ResourceIndex,
  { kind, listed }: Pick<Resource, 'kind' | 'listed'>,
): string[] {
  return [...index].flatMap(([address, resource]) =>
    resource.kind === kind && resource.listed === listed ? [address] : [],
  );
}

/** @param path decoded, see `decodePath` */
export function findResource(index: ResourceIndex, path: string): Resource | null {
  const exact = index.get(path);
  if (exact?.kind === 'file') return exact;
  const page = index.get(pageKey(path));
  // A file has only one URL.
  return page?.kind === 'page' ? page : null;
}
