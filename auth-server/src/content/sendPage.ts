import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Response } from 'express';

export interface PublicPage {
  /** Absolute. */
  file: string;
  /** The content security policy that the page carries. */
  policy: string | null;
}

/**
 * Says in a header what the page says of itself, and what a `<meta>` cannot say: in no frame. Without
 * a policy of the page's own, the one that all pages of the server have stays.
 */
export function setPagePolicy(response: ServerResponse, policy: string | null): void {
  if (policy === null) return;
  response.setHeader('Content-Security-Policy', `${policy};frame-ancestors 'none'`);
}

/** Sends a page of the site with a mark at its `<html>`, which tells the page what has happened. */
export function sendMarkedPage(response: Response, { file, policy }: PublicPage, mark: string) {
  setPagePolicy(response, policy);
  const marked = readFileSync(file, 'utf8').replace(/<html\b/, `<html ${mark}`);
  response.vary('Accept').type('html').send(marked);
}
