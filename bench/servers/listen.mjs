import { createServer } from 'node:http';

/** The parameters of a baseline, as one JSON argument. */
export const given = JSON.parse(process.argv[2]);

/** Starts a baseline. It ends with the process that started it. */
export function listen(handle) {
  createServer(handle).listen(given.port, 'localhost', () => process.send('ready'));
  process.on('disconnect', () => process.exit(0));
}

/** Responds with what was made before: a page, or an answer of the API. */
export function send(response, type, body) {
  response.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'private, no-store',
  });
  response.end(body);
}
