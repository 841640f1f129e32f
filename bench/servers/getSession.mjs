import { betterAuth } from 'better-auth';
import pg from 'pg';
import { given, listen } from './listen.mjs';

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

listen(
  async (cookie) =>
    (await auth.api.getSession({ headers: new globalThis.Headers({ cookie }) })) !== null,
);
