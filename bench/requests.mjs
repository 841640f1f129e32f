import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { createSessions } from './createSessions.mjs';
import { load } from './load.mjs';
import { residentMegabytes } from './processUsage.mjs';
import { startBaseline, startProduct, SECRET } from './startServers.mjs';
import { median } from './table.mjs';

const PORTS = { product: 4541, bare: 4542, getSession: 4543, sirv: 4547 };
const CORE = 0;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const REQUESTS = 5_000;
const READERS = 50;

/** Requests before the first and the second reading of the server's memory. */
const MEMORY_AFTER = [10_000, 100_000];
const TARGET_MEMORY_TIMES = 1.1;

/** What is compared: the product's rate at least so many times the baseline's, by processor time. */
const COMPARISONS = [
  { what: 'A gated page', to: 'bare', baseline: 'bare node:http', target: 0.8 },
  { what: 'A gated page', to: 'getSession', baseline: 'getSession', target: 3 },
  { what: 'GET /api/me', to: 'bare', baseline: 'bare node:http', target: null },
  { what: 'A public page', to: 'sirv', baseline: 'sirv alone', target: 0.9 },
  { what: 'A script', to: 'sirv', baseline: 'sirv alone', target: 0.9 },
];

const root = join(import.meta.dirname, '..');
const build = join(root, 'build');
const url = (name) => `http://localhost:${PORTS[name]}`;

/**
 * What readers request most, compared to the least that could serve it: the same check and query
 * behind node:http, Better Auth's `getSession`, a static file server. Each server runs on one core;
 * alternating rounds, medians. And the server's memory after many requests.
 */
export async function requests() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/data');
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  // Started here, so that it isn't limited to the product's core.
  const postgres = await openEmbeddedServer({ dataDir });
  const start = (settings = {}) =>
    startProduct({ port: PORTS.product, dataDir, secret: SECRET, core: CORE, settings });
  const stop = async (product) => {
    product.kill('SIGTERM');
    await once(product, 'exit');
  };
  // Node's heap grows as long as there is memory. With a limit, it contains what is in use.
  let product = await start({ NODE_OPTIONS: '--max-old-space-size=128' });
  try {
    const cookies = await signIn(postgres.url);
    const page = await membersPage();
    const wanted = {
      'A gated page': cookies.map((cookie) => ({ path: page.path, headers: { cookie } })),
      'GET /api/me': cookies.map((cookie) => ({ path: '/api/me', headers: { cookie } })),
      'A public page': [{ path: '/docs/start' }],
      'A script': [{ path: await mainScript() }],
    };
    const memory = await measureMemory(product, wanted);
    await stop(product);
    product = await start();
    const measured = await measure(product, { wanted, databaseUrl: postgres.url, page });
    return [...COMPARISONS.map((it) => toRow(it, measured)), memory];
  } finally {
    await stop(product);
    await postgres.stopIfUnused();
  }
}

async function signIn(databaseUrl) {
  const { openDatabase } = await import('../auth-server/lib/db/database.js');
  const { createLog } = await import('../auth-server/lib/log.js');
  const database = openDatabase({ url: databaseUrl, log: createLog('warn') });
  const sessions = await createSessions(database.pool, SECRET, READERS);
  await database.end();
  return sessions.map(({ cookie }) => cookie);
}

/** A page for members: its path, and its file. */
async function membersPage() {
  const manifest = JSON.parse(await readFile(join(root, 'build-gated/manifest.json'), 'utf8'));
  const [path, { html }] = Object.entries(manifest.routes).find(
    ([, it]) => it.access === 'members',
  );
  return { path, html: join(root, 'build-gated', html) };
}

async function mainScript() {
  const names = await readdir(join(build, 'assets/js'));
  return `/assets/js/${names.find((name) => /^main\..+\.js$/.test(name))}`;
}

/** Each server must send the same bytes, and refuse a gated page without a session. */
async function requireEqual(wanted) {
  for (const { what, to } of COMPARISONS) {
    const [{ path, headers }] = wanted[what];
    const [ours, theirs] = await Promise.all(
      ['product', to].map((name) => fetch(url(name) + path, { headers }).then((it) => it.text())),
    );
    const stranger = await fetch(url(to) + path).then((it) => it.text());
    const isOpen = headers !== undefined;
    if (ours !== theirs || isOpen === (stranger === theirs)) {
      throw new Error(`${what} of ${to} is not comparable`);
    }
  }
}

/** @returns {Promise<Record<string, Record<string, import('./load.mjs').Load[]>>>} by what, server, and round */
async function measure(product, { wanted, databaseUrl, page }) {
  const settings = { siteUrl: url('product'), authUrl: url('product'), secret: SECRET };
  const given = { databaseUrl, html: page.html, settings, build, core: CORE };
  const baselines = {};
  for (const name of ['bare', 'getSession', 'sirv']) {
    baselines[name] = await startBaseline(name, { ...given, port: PORTS[name] });
  }
  const servers = { product, ...baselines };
  try {
    await requireEqual(wanted);
    const pairs = Object.keys(wanted).flatMap((what) => [
      ['product', what],
      ...COMPARISONS.filter((it) => it.what === what).map(({ to }) => [to, what]),
    ]);
    const measured = Object.fromEntries(Object.keys(wanted).map((what) => [what, {}]));
    // The first round is only a warm-up.
    for (let round = -1; round < ROUNDS; round++) {
      for (const [name, what] of round % 2 === 0 ? pairs : pairs.toReversed()) {
        const requests = wanted[what];
        const result = await load(servers[name], { url: url(name), requests, amount: REQUESTS });
        if (round >= 0) (measured[what][name] ??= []).push(result);
      }
    }
    return measured;
  } finally {
    for (const baseline of Object.values(baselines)) baseline.disconnect();
  }
}

function toRow({ what, to, baseline, target }, measured) {
  const [ours, theirs] = [measured[what].product, measured[what][to]];
  const of = (loads, pick) => median(loads.map(pick));
  const describe = (loads) => {
    const times = [0, 1, 2].map((index) => of(loads, (it) => it.times[index]).toFixed(1));
    return `${of(loads, (it) => it.perSecond).toFixed(0)} /s, ${times.join(' / ')} ms`;
  };
  const ratio = of(theirs, (it) => it.cpu) / of(ours, (it) => it.cpu);
  return {
    what: `${what}, against ${baseline}`,
    measured: describe(ours),
    baseline: describe(theirs),
    compared: `${ratio.toFixed(2)} ×`,
    target: target === null ? '' : `≥ ${target} ×`,
    met: ratio >= target,
  };
}

/** The server's memory after 100,000 requests, compared to that after 10,000. */
async function measureMemory(product, wanted) {
  const kinds = Object.values(wanted);
  const sendUntil = async (sent, total) => {
    const amount = Math.floor((total - sent) / kinds.length);
    for (const requests of kinds) {
      await load(product, { url: url('product'), requests, amount });
    }
    return residentMegabytes(product.pid);
  };
  const [few, many] = MEMORY_AFTER;
  const baseline = await sendUntil(0, few);
  const measured = await sendUntil(few, many);
  return {
    what: `Memory after ${many.toLocaleString('en')} requests, against ${few.toLocaleString('en')}`,
    measured: `${measured.toFixed(0)} MB`,
    baseline: `${baseline.toFixed(0)} MB`,
    compared: `${(measured / baseline).toFixed(2)} ×`,
    target: `≤ ${TARGET_MEMORY_TIMES} ×`,
    met: measured / baseline <= TARGET_MEMORY_TIMES,
  };
}
