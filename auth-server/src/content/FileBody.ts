import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import send from 'send';
import type { Body } from './Resource.js';

/** A file on disk, sent in full or in ranges. */
export class FileBody implements Body {
  readonly #file: string;

  /** @param file absolute */
  constructor(file: string) {
    this.#file = file;
  }

  send(
    request: IncomingMessage,
    response: ServerResponse,
    { status, cacheControl }: { status: number; cacheControl: string },
  ): Promise<void> {
    response.statusCode = status;
    return new Promise<void>((resolve, reject) => {
      // The client disconnected: not an error, and nobody is left to respond to.
      finished(response, () => resolve());
      send(request, this.#file, { cacheControl: false, dotfiles: 'allow' })
        .on('headers', () => {
          response.setHeader('Cache-Control', cacheControl);
        })
        .on('error', reject)
        .pipe(response);
    });
  }
}
