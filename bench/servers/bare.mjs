import { readFileSync } from 'node:fs';
import { createPool } from '../../auth-server/lib/db/pool.js';
import { createLog } from '../../auth-server/lib/log.js';
import { toMe } from '../../auth-server/lib/session/currentReader.js';
import { onlySecret } from '../../auth-server/lib/secrets/secretSettings.js';
import { createSessionCookie } from '../../auth-server/lib/session/sessionCookie.js';
import { createSessionReader } from '../../auth-server/lib/session/sessionReader.js';
import { given, listen, send } from './listen.mjs';

/** The minimum: the same check of the cookie, the same prepared query, node:http. */
const sessions = createSessionReader({
  cookie: createSessionCookie({
    authUrl: given.settings.authUrl,
    secrets: onlySecret(given.settings.secret),
  }),
  pool: createPool({ url: given.databaseUrl, max: 10, log: createLog('warn') }),
});
const page = readFileSync(given.html);

listen(async (request, response) => {
  const session = await sessions.get(request.headers.cookie);
  if (session === null) response.writeHead(403).end();
  else if (request.url === '/api/me') {
    send(response, 'application/json; charset=utf-8', JSON.stringify(toMe(session)));
  } else send(response, 'text/html; charset=utf-8', page);
});
