import { readFileSync } from 'node:fs';
import type { Response } from 'express';
import type { PublicPage } from './loadContent.js';
import { sendPagePolicy } from './pagePolicy.js';

/** Sends a page of the site with a mark at its `<html>`, which tells the page what has happened. */
export function sendMarkedPage(response: Response, { file, policy }: PublicPage, mark: string) {
  sendPagePolicy(response, policy);
  const marked = readFileSync(file, 'utf8').replace(/<html\b/, `<html ${mark}`);
  response.vary('Accept').type('html').send(marked);
}
