import { createAuth } from '../../auth-server/lib/auth/createAuth.js';
import { openDatabase } from '../../auth-server/lib/db/database.js';
import { createLog } from '../../auth-server/lib/log.js';
import { given, listen } from './listen.mjs';

/** What Better Auth's documentation shows: ask `auth.api.getSession` in front of each page. */
const log = createLog('warn');
const database = openDatabase({ url: given.databaseUrl, log });
const auth = createAuth({ settings: given.settings, queries: database.authQueries, log });

listen(async (cookie) => (await auth.getSession(new globalThis.Headers({ cookie }))) !== null);
