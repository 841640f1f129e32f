import { createPool } from '../../auth-server/lib/db/pool.js';
import { createLog } from '../../auth-server/lib/log.js';
import { createSessionCookie } from '../../auth-server/lib/session/sessionCookie.js';
import { createSessionReader } from '../../auth-server/lib/session/sessionReader.js';
import { given, listen } from './listen.mjs';

/** The minimum: the same check of the cookie, the same prepared query, node:http. */
const sessions = createSessionReader({
  cookie: createSessionCookie(given.settings),
  pool: createPool({ url: given.databaseUrl, max: 10, log: createLog('warn') }),
});

listen(async (cookie) => (await sessions.get(cookie)) !== null);
