import { readFileSync } from 'node:fs';
import { betterAuth } from 'better-auth';
import pg from 'pg';
import { given, listen, send } from './listen.mjs';

/** As in Better Auth's documentation: `auth.api.getSession` before each page. */
const { siteUrl, secret } = given.settings;
const auth = betterAuth({
  baseURL: siteUrl,
  secret,
  database: new pg.Pool({ connectionString: given.databaseUrl }),
  emailAndPassword: { enabled: true },
  user: { additionalFields: { role: { type: 'string', defaultValue: 'reader', input: false } } },
  advanced: { cookiePrefix: 'gatehouse' },
});
const page = readFileSync(given.html);

listen(async (request, response) => {
  const headers = new globalThis.Headers({ cookie: request.headers.cookie ?? '' });
  if ((await auth.api.getSession({ headers })) === null) response.writeHead(403).end();
  else send(response, 'text/html; charset=utf-8', page);
});
