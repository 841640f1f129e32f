import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { toNodeHandler } from 'better-auth/node';
import pg from 'pg';

/** Better Auth set up as in its documentation, on the product's tables. */
const given = JSON.parse(process.argv[2]);
const url = `http://localhost:${given.port}`;
const auth = betterAuth({
  baseURL: url,
  secret: given.secret,
  database: new pg.Pool({ connectionString: given.databaseUrl }),
  emailAndPassword: { enabled: true },
  user: { additionalFields: { role: { type: 'string', defaultValue: 'reader', input: false } } },
  rateLimit: { enabled: false },
});
for (const { email, password } of given.readers) {
  await auth.api.signUpEmail({ body: { name: 'Bench', email, password } });
}

const handle = toNodeHandler(auth);
createServer((request, response) => {
  if (request.url === '/api/health/live') response.end('{"status":"live"}');
  else handle(request, response);
}).listen(given.port, 'localhost', () => process.send('ready'));
process.on('disconnect', () => process.exit(0));
