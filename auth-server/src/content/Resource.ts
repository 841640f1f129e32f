import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '@gatehouse/contract/access';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import { pageKey } from './routePath.js';

/** The bytes to send once access is decided. */
export interface Body {
  /**
   * @param options.cacheControl the header of the answer
   * @throws HttpError when a condition of the request fails (RFC 9110, 13.1)
   */
  send(
    request: IncomingMessage,
    response: ServerResponse,
    options: { status: number; cacheControl: string },
  ): Promise<void>;
}

interface Gated {
  access: Access;
  /** Whether its existence is public. An unlisted resource is a 404 to everyone who may not open it. */
  listed: boolean;
  /** For readers who may open it. */
  body: Body;
}

interface Page extends Gated {
  kind: 'page';
  /** For everyone else, at the same address. Unlisted pages have none. */
  locked: Body | null;
  /** How its readers' sidebar shows it; `null` for a listed page. */
  about: Unlisted | null;
}

interface File extends Gated {
  kind: 'file';
  /** Absolute. */
  file: string;
}

/** A gated page or file at its own address. */
export type Resource = Page | File;

/** Pages by `pageKey`, files by decoded URL path. No page has the key of a file. */
export type ResourceIndex = ReadonlyMap<string, Resource>;

/** The addresses of all resources of one kind. */
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
  // A file has one address only.
  return page?.kind === 'page' ? page : null;
}
