import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Response } from 'express';

export interface PublicPage {
  /** An absolute path. */
  file: string;
  /** The content security policy in the page's HTML. */
  policy: string | null;
}

/**
 * Repeats the page's policy in a header, and adds what a `<meta>` can't express: no framing. Without a
 * policy in the page, the server's default policy applies.
 */
export function setPagePolicy(response: ServerResponse, policy: string | null): void {
  if (policy === null) return;
  response.setHeader('Content-Security-Policy', `${policy};frame-ancestors 'none'`);
}

/** Sends a page of the site with an attribute on `<html>` that tells its script what happened. */
export function sendMarkedPage(response: Response, { file, policy }: PublicPage, mark: string) {
  setPagePolicy(response, policy);
  const marked = readFileSync(file, 'utf8').replace(/<html\b/, `<html ${mark}`);
  response.vary('Accept').type('html').send(marked);
}
