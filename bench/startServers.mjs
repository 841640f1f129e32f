import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/**
 * Linux only: a server, with all of its threads, runs on one core, and leaves the others to the load
 * generator and the database.
 *
 * @param {number} [core] omitted: any
 */
const onOneCore = (core) =>
  core === undefined
    ? {}
    : { execPath: 'taskset', execArgv: ['--cpu-list', String(core), process.execPath] };

/**
 * Starts a server from `bench/servers`, in a separate process that ends with this one.
 *
 * @param {object} given its parameters, including its port
 */
export async function startBaseline(name, given) {
  const script = join(root, 'bench/servers', `${name}.mjs`);
  const child = fork(script, [JSON.stringify(given)], onOneCore(given.core));
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} exited`))),
  ]);
  return child;
}

/** The same in every run: the signing keys in the database are encrypted with it. It protects nothing. */
export const SECRET = 'the secret of the benchmarks, which are public';

/**
 * Starts the product as in production, with its own embedded database, and waits until it is ready.
 */
export async function startProduct({ port, dataDir, secret, core, settings = {} }) {
  const url = `http://localhost:${port}`;
  const child = fork(join(root, 'auth-server/lib/main.js'), {
    ...onOneCore(core),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: url,
      AUTH_URL: '',
      DATABASE_URL: '',
      DATABASE_URL_UNPOOLED: '',
      DATA_DIR: dataDir,
      BETTER_AUTH_SECRET: secret,
      GATEHOUSE_LOG_LEVEL: 'warn',
      // One reader requests as much as the server can handle.
      READS_PER_MINUTE: '1000000000',
      API_KEY_REQUESTS_PER_MINUTE: '1000000000',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isReady = () =>
    fetch(`${url}/api/health/ready`).then(
      (it) => it.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the server exited');
    await wait(100);
  }
  return child;
}

/**
 * Creates readers who can sign in. Production has no demo readers.
 *
 * @param {string} databaseUrl
 * @param {number} count
 * @returns {Promise<{ email: string, password: string }[]>}
 */
export async function createReaders(databaseUrl, count) {
  const { createPasswordHash } = await import('../auth-server/lib/auth/passwordHash.js');
  const { createPool } = await import('../auth-server/lib/db/pool.js');
  const { createLog } = await import('../auth-server/lib/log.js');
  const password = 'a long enough password';
  const hash = await createPasswordHash().hash(password);
  const ids = Array.from({ length: count }, () => randomUUID());
  const pool = createPool({ url: databaseUrl, max: 1, log: createLog('warn') });
  try {
    await pool.query(
      `with reader as (
         insert into "user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
         select id, 'Ada', id || '@example.com', true, 'reader', now(), now() from unnest($1::text[]) id
         returning id
       )
       insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
       select id, id, 'credential', id, $2, now(), now() from reader`,
      [ids, hash],
    );
  } finally {
    await pool.end();
  }
  return ids.map((id) => ({ email: `${id}@example.com`, password }));
}
