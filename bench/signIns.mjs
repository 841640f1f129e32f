import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { createReaders, startBaseline, startProduct, SECRET } from './startServers.mjs';
import { median } from './table.mjs';

const PORTS = { product: 4544, signIn: 4545 };
const CONCURRENCY = 20;
const ROUNDS = 5;
const ROUND_SECONDS = 6;
const WARM_UP_SECONDS = 2;
/** Milliseconds between requests to the liveness endpoint. */
const POLL_INTERVAL_MS = 20;

const TARGET_TIMES = 3;
const TARGET_HEALTH_MS = 100;

const root = join(import.meta.dirname, '..');
const url = (name) => `http://localhost:${PORTS[name]}`;

/** Each sign-in comes from a different address, because limits count per address. */
const randomAddress = () => [10, randomInt(256), randomInt(256), randomInt(256)].join('.');

/**
 * @returns {Promise<{ perSecond: number, health: number[] }>} health: milliseconds of each response
 */
async function load(name, readers, seconds) {
  const running = autocannon({
    url: `${url(name)}/api/auth/sign-in/email`,
    connections: CONCURRENCY,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: {
            'content-type': 'application/json',
            origin: url(name),
            'x-forwarded-for': randomAddress(),
          },
          body: JSON.stringify(readers[randomInt(readers.length)]),
        }),
      },
    ],
  });
  let isDone = false;
  const [result, health] = await Promise.all([
    running.then((it) => {
      isDone = true;
      return it;
    }),
    askHealth(name, () => isDone),
  ]);
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx + result.errors} responses were not sign-ins`);
  }
  if (result.requests.total === 0) throw new Error(`${name}: no sign-in succeeded`);
  return { perSecond: result.requests.total / result.duration, health };
}

async function askHealth(name, isDone) {
  const times = [];
  while (!isDone()) {
    const start = performance.now();
    await fetch(`${url(name)}/api/health/live`).then((it) => it.text());
    times.push(performance.now() - start);
    await wait(POLL_INTERVAL_MS);
  }
  return times;
}

/**
 * Sign-ins per second with 20 in parallel, compared to Better Auth with its default hash: the same
 * database, equivalent readers, alternating rounds, medians.
 */
export async function signIns() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/data');
  const secret = SECRET;
  const product = await startProduct({
    port: PORTS.product,
    dataDir,
    secret,
    settings: { TRUST_PROXY: '1' },
  });
  try {
    return toRows(await measure({ dataDir, secret }));
  } finally {
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
}

async function measure({ dataDir, secret }) {
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { url: databaseUrl } = await openEmbeddedServer({ dataDir });
  const readers = {
    product: await createReaders(databaseUrl, 3),
    signIn: Array.from({ length: 3 }, () => ({
      email: `bench-${randomUUID()}@example.com`,
      password: 'a long enough password',
    })),
  };
  const baseline = await startBaseline('signIn', {
    port: PORTS.signIn,
    databaseUrl,
    secret,
    readers: readers.signIn,
  });

  const names = Object.keys(PORTS);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const health = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await load(name, readers[name], WARM_UP_SECONDS);
  const until = performance.now() + ROUND_SECONDS * 1000;
  const idle = await askHealth('product', () => performance.now() > until);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const measured = await load(name, readers[name], ROUND_SECONDS);
      rates[name].push(measured.perSecond);
      health[name].push(...measured.health);
    }
  }
  baseline.disconnect();
  return { rates, health: health.product, idle };
}

function toRows({ rates, health, idle }) {
  const names = Object.keys(PORTS);
  const [ours, theirs] = names.map((name) => median(rates[name]));
  const [busyMs, idleMs] = [health, idle].map((times) => percentile(times, 0.99));
  return [
    {
      what: `Sign-ins at ${CONCURRENCY} at once, against Better Auth's own hash`,
      measured: `${ours.toFixed(1)} /s`,
      baseline: `${theirs.toFixed(1)} /s`,
      compared: `${(ours / theirs).toFixed(2)} ×`,
      target: `≥ ${TARGET_TIMES} ×`,
      met: ours / theirs >= TARGET_TIMES,
    },
    {
      what: '… /api/health/live during sign-ins, against an idle server, 99th percentile',
      measured: `${busyMs.toFixed(0)} ms`,
      baseline: `${idleMs.toFixed(0)} ms`,
      compared: `${(busyMs / idleMs).toFixed(2)} ×`,
      target: `< ${TARGET_HEALTH_MS} ms`,
      met: busyMs < TARGET_HEALTH_MS,
    },
  ];
}

function percentile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1];
}
