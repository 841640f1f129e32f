import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { createSessions } from './createSessions.mjs';
import { load } from './load.mjs';
import { startProduct, SECRET } from './startServers.mjs';
import { median, middleHalf } from './table.mjs';

/** With metrics, without, and without a second time: the difference between those two is noise. */
const SERVERS = { on: 4551, off: 4552, again: 4553 };
const METRICS_PORT = 4554;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const REQUESTS = 3_000;
const READERS = 50;
const TARGET_PERCENT = 3;

const root = join(import.meta.dirname, '..');

/**
 * What counting costs: processor time per request with metrics, compared to the same server without. All
 * servers are measured in each round, in alternating order; medians of the rounds' ratios.
 */
export async function metrics() {
  await buildIfChanged(root);
  return measureMetrics(await membersPage());
}

/**
 * @param {string} page the path of a page for members
 * @param {Record<string, string>} [settings] further ones, of all servers
 */
export async function measureMetrics(page, settings = {}) {
  const dataDir = join(root, '.cache/bench/data');
  const products = {};
  try {
    for (const [name, port] of Object.entries(SERVERS)) {
      const own = name === 'on' ? { METRICS_PORT: String(METRICS_PORT) } : {};
      products[name] = await startProduct({
        port,
        dataDir,
        secret: SECRET,
        settings: { ...settings, ...own },
      });
    }
    const cookies = await signIn(dataDir);
    const rows = [];
    for (const path of ['/api/me', page]) {
      rows.push(
        ...toRows(path === page ? 'A gated page' : path, await compare(products, path, cookies)),
      );
    }
    return rows;
  } finally {
    // The first one stops the database, so it stops last.
    for (const product of Object.values(products).toReversed()) {
      product.kill('SIGTERM');
      await once(product, 'exit');
    }
  }
}

/** @returns {Promise<Record<string, number>[]>} milliseconds of processor time per request of each server, by round */
async function compare(products, path, cookies) {
  const requests = cookies.map((cookie) => ({ path, headers: { cookie } }));
  const names = Object.keys(products);
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const times = {};
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const url = `http://localhost:${SERVERS[name]}`;
      times[name] = (await load(products[name], { url, requests, amount: REQUESTS })).cpu;
    }
    // A monitoring system asks every 15 seconds or so.
    await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`).then((it) => it.text());
    // The first round is only a warm-up.
    if (round >= 0) rounds.push(times);
  }
  return rounds;
}

async function signIn(dataDir) {
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { openDatabase } = await import('../auth-server/lib/db/database.js');
  const { createLog } = await import('../auth-server/lib/log.js');
  const { url } = await openEmbeddedServer({ dataDir });
  const database = openDatabase({ url, log: createLog('warn') });
  try {
    const sessions = await createSessions(database.pool, SECRET, READERS);
    return sessions.map(({ cookie }) => cookie);
  } finally {
    await database.end();
  }
}

async function membersPage() {
  const manifest = JSON.parse(await readFile(join(root, 'build-gated/manifest.json'), 'utf8'));
  const [path] = Object.entries(manifest.routes).find(([, { access }]) => access === 'members');
  return path;
}

function toRows(what, rounds) {
  const of = (name) => median(rounds.map((times) => times[name]));
  const percents = (name) => rounds.map((times) => (times[name] / times.off - 1) * 100);
  const row = (label, name, target) => {
    const [low, high] = middleHalf(percents(name));
    const percent = median(percents(name));
    return {
      what: label,
      measured: `${of(name).toFixed(3)} ms`,
      baseline: `${of('off').toFixed(3)} ms`,
      compared: `${percent.toFixed(1)} % (${low.toFixed(1)} to ${high.toFixed(1)})`,
      target,
      met: percent <= TARGET_PERCENT,
    };
  };
  return [
    row(`${what} with metrics, against without`, 'on', `≤ ${TARGET_PERCENT} %`),
    row('… noise: without, against without', 'again', ''),
  ];
}
