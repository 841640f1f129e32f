import type { Response } from 'express';

/** What `sendFile` fails with. */
interface SendError extends Error {
  code?: string;
  status?: number;
  headers?: Record<string, string>;
}

/**
 * Sends a file to somebody who may have it: for no shared cache, and asked for again each time.
 *
 * @param file absolute
 */
export function sendPrivateFile(response: Response, file: string): Promise<void> {
  response.vary('Cookie');
  return new Promise<void>((resolve, reject) => {
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
