import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

/** The parameters of a baseline, as one JSON argument. */
export const given = JSON.parse(process.argv[2]);

/**
 * Serves one page: entitled readers get the open HTML, everyone else is refused.
 * @param {(cookie: string | undefined) => Promise<boolean>} isEntitled
 */
export function listen(isEntitled) {
  const html = readFileSync(given.html);
  const server = createServer(async (request, response) => {
    if (!(await isEntitled(request.headers.cookie))) return response.writeHead(403).end();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': html.length,
      'cache-control': 'private, no-store',
    });
    response.end(html);
  });
  server.listen(given.port, 'localhost', () => process.send('ready'));
  process.on('disconnect', () => process.exit(0));
}
