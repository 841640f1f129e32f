import type { Response } from 'express';

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
      (error: NodeJS.ErrnoException | undefined) => {
        if (error === undefined || isGone(response, error)) resolve();
        else reject(error);
      },
    );
  });
}

/** Whether the client went away: nobody is left to answer, and nothing has failed here. */
function isGone(response: Response, error: NodeJS.ErrnoException): boolean {
  return response.destroyed || error.code === 'ECONNABORTED' || error.syscall === 'write';
}
