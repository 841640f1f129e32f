import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { findPython } from '../scripts/testing/findPython.mjs';
import { createSessions } from './createSessions.mjs';
import { load } from './load.mjs';
import { measureServiceChecks } from './serviceChecks.mjs';
import { startProduct, SECRET } from './startServers.mjs';
import { median } from './table.mjs';

const PORT = 4546;
const URL = `http://localhost:${PORT}`;
const ROUNDS = 5;
const REQUESTS = 3_000;
/** Enough readers to stay below the limit of tokens per reader and minute. */
const READERS = 75;
const TOKENS = 8;

const TARGET_TIMES_ME = 2;
const TARGET_TIMES_SESSION = 1.3;
const TARGET_OF_BARE = 0.5;
const TARGET_OF_HTML = 0.8;

const root = join(import.meta.dirname, '..');

/**
 * The cost of knowing who is calling: on the server, in processor time compared to `GET /api/me`;
 * in services, in checks per second compared to the library alone with the key in memory.
 * Alternating rounds, medians.
 */
export async function identity() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/data');
  const secret = SECRET;
  const product = await startProduct({ port: PORT, dataDir, secret });
  let perRequest;
  try {
    perRequest = await measureServer({ pid: product.pid, dataDir, secret });
  } finally {
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
  return [
    ...serverRows(perRequest),
    ...checkRows('Node service, against jose alone', await measureServiceChecks()),
    ...(await fastApiRows()),
  ];
}

async function measureServer({ pid, dataDir, secret }) {
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { openDatabase } = await import('../auth-server/lib/db/database.js');
  const { createLog } = await import('../auth-server/lib/log.js');
  const { addService } = await import('../auth-server/lib/tokens/serviceCredentials.js');
  const { url } = await openEmbeddedServer({ dataDir });
  const database = openDatabase({ url, log: createLog('warn') });
  const measured = { me: [], apiKey: [], token: [], introspection: [], html: [], markdown: [] };
  const page = await membersPage();
  try {
    for (let round = -1; round < ROUNDS; round++) {
      const { cookies, keys } = await createReaders(database.pool, secret);
      const { id, secret: clientSecret } = await addService(database.queries, 'Benchmark');
      const tokens = await Promise.all(cookies.slice(0, TOKENS).map(fetchToken));
      const requests = {
        me: cookies.map((cookie) => ({ path: '/api/me', headers: { cookie } })),
        apiKey: keys.map((key) => ({
          path: '/api/me',
          headers: { authorization: `Bearer ${key}` },
        })),
        token: cookies.map((cookie) => ({ path: '/api/auth/token', headers: { cookie } })),
        html: cookies.map((cookie) => ({ path: page, headers: { cookie } })),
        markdown: cookies.map((cookie) => ({ path: `${page}.md`, headers: { cookie } })),
        introspection: tokens.map((token) => ({
          method: 'POST',
          path: '/api/session/introspect',
          headers: {
            authorization: `Basic ${Buffer.from(`${id}:${clientSecret}`).toString('base64')}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: `token=${token}`,
        })),
      };
      const names = Object.keys(requests);
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const { cpu } = await load(
          { pid },
          { url: URL, requests: requests[name], amount: REQUESTS },
        );
        // The first round is only a warm-up.
        if (round >= 0) measured[name].push(cpu);
      }
    }
  } finally {
    await database.end();
  }
  return Object.fromEntries(Object.entries(measured).map(([name, all]) => [name, median(all)]));
}

/** @returns {Promise<{ cookies: string[], keys: string[] }>} the `Cookie` headers and API keys of new readers */
async function createReaders(pool, secret) {
  const sessions = await createSessions(pool, secret, READERS);
  const ids = sessions.map(({ id }) => id);
  const keys = ids.map(createKey);
  await pool.query(
    `insert into apikey (id, "configId", "userId", "credentialVersion", key, name, enabled,
                         "createdAt", "updatedAt", "expiresAt")
     select id, 'default', id, 0, key, 'Benchmark', true, now(), now(), now() + interval '1 day'
       from unnest($1::text[], $2::text[]) as made (id, key)`,
    [ids, keys.map((key) => createHash('sha256').update(key).digest('base64url'))],
  );
  return { cookies: sessions.map(({ cookie }) => cookie), keys };
}

function createKey() {
  const letters = Array.from(randomBytes(40), (byte) => String.fromCharCode(97 + (byte % 26)));
  return `gh_${letters.join('')}`;
}

async function fetchToken(cookie) {
  const answer = await fetch(`${URL}/api/auth/token`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`/api/auth/token answered ${answer.status}`);
  return (await answer.json()).token;
}

/** @returns {Promise<string>} the path of a page for members */
async function membersPage() {
  const manifest = JSON.parse(await readFile(join(root, 'build-gated/manifest.json'), 'utf8'));
  const [path] = Object.entries(manifest.routes).find(([, { access }]) => access === 'members');
  return path;
}

function serverRows({ me, apiKey, token, introspection, html, markdown }) {
  const row = (what, value, target) => ({
    what,
    measured: `${value.toFixed(2)} ms`,
    baseline: `${me.toFixed(2)} ms`,
    compared: `${(value / me).toFixed(2)} ×`,
    target: target === null ? '' : `≤ ${target} ×`,
    met: value / me <= target,
  });
  return [
    row('GET /api/me with an API key, against a session', apiKey, TARGET_TIMES_SESSION),
    row('GET /api/auth/token, against GET /api/me', token, TARGET_TIMES_ME),
    row('POST /api/session/introspect, against GET /api/me', introspection, null),
    {
      what: 'A gated page as Markdown, rate against its HTML',
      measured: `${markdown.toFixed(2)} ms`,
      baseline: `${html.toFixed(2)} ms`,
      compared: `${(html / markdown).toFixed(2)} ×`,
      target: `≥ ${TARGET_OF_HTML} ×`,
      met: html / markdown >= TARGET_OF_HTML,
    },
  ];
}

function checkRows(what, { perSecond, barePerSecond, ratio, fetches }) {
  return [
    {
      what: `Token checks in a ${what}`,
      measured: `${perSecond} /s`,
      baseline: `${barePerSecond} /s`,
      compared: `${ratio.toFixed(2)} ×`,
      target: `≥ ${TARGET_OF_BARE} ×`,
      met: ratio >= TARGET_OF_BARE,
    },
    {
      what: '… fetches of the keys in 10,000 checks',
      measured: String(fetches),
      baseline: '',
      compared: '',
      target: '1',
      met: fetches === 1,
    },
  ];
}

async function fastApiRows() {
  const python = findPython();
  if (python === null) {
    console.log('    NO PYTHON: FastAPI is not measured. See examples/fastapi/README.md.');
    return [];
  }
  const cwd = join(root, 'examples/fastapi');
  const { stdout } = await promisify(execFile)(python, ['-m', 'bench_checks'], { cwd });
  return checkRows('FastAPI service, against PyJWT alone', JSON.parse(stdout));
}
