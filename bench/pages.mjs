import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { createReaders, startBaseline, startProduct, SECRET } from './startServers.mjs';
import { median } from './table.mjs';

const PORTS = { product: 4541, bare: 4542, getSession: 4543 };
const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_SECONDS = 4;
const WARM_UP_SECONDS = 2;

const TARGET_OF_BARE = 0.6;
const TARGET_TIMES_GET_SESSION = 3;

const root = join(import.meta.dirname, '..');
const url = (name) => `http://localhost:${PORTS[name]}`;

/** @returns {Promise<string>} the `Cookie` header of a newly signed-in reader */
async function signIn(databaseUrl) {
  const [reader] = await createReaders(databaseUrl, 1);
  const answer = await fetch(`${url('product')}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url('product') },
    body: JSON.stringify(reader),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** @returns requests per second. Any response except the open page is an error. */
async function load(name, path, cookie, seconds) {
  const result = await autocannon({
    url: url(name) + path,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { cookie },
  });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${name}: not every response was the page`);
  return result.requests.total / result.duration;
}

async function membersPage() {
  const manifest = JSON.parse(await readFile(join(root, 'build-gated/manifest.json'), 'utf8'));
  const [path, { html }] = Object.entries(manifest.routes).find(
    ([, it]) => it.access === 'members',
  );
  return { path, html: join(root, 'build-gated', html) };
}

/** Each server must send exactly the same bytes, and refuse requests without a session. */
async function requireEqual(path, cookie, html) {
  const expected = await readFile(html, 'utf8');
  for (const name of Object.keys(PORTS)) {
    const open = await fetch(url(name) + path, { headers: { cookie } }).then((it) => it.text());
    const stranger = await fetch(url(name) + path).then((it) => it.text());
    if (open !== expected || stranger === expected) throw new Error(`${name} is not comparable`);
  }
}

/**
 * Entitled gated pages per second, compared to a bare server that does the same check, and to one
 * that asks Better Auth. Equal connections, alternating rounds, medians.
 */
export async function pages() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/data');
  const secret = SECRET;
  const product = await startProduct({ port: PORTS.product, dataDir, secret });
  try {
    return toRows(await measure({ dataDir, secret }));
  } finally {
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
}

/** @returns {Promise<Record<string, number[]>>} requests per second of each server, by round */
async function measure({ dataDir, secret }) {
  const settings = { siteUrl: url('product'), authUrl: url('product'), secret };
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { url: databaseUrl } = await openEmbeddedServer({ dataDir });
  const { path, html } = await membersPage();
  const baselines = await Promise.all(
    ['bare', 'getSession'].map((name) =>
      startBaseline(name, { databaseUrl, html, settings, port: PORTS[name] }),
    ),
  );
  try {
    const cookie = await signIn(databaseUrl);
    await requireEqual(path, cookie, html);
    const names = Object.keys(PORTS);
    const rates = Object.fromEntries(names.map((name) => [name, []]));
    for (const name of names) await load(name, path, cookie, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        rates[name].push(await load(name, path, cookie, ROUND_SECONDS));
      }
    }
    return rates;
  } finally {
    for (const baseline of baselines) baseline.disconnect();
  }
}

function toRows(rates) {
  const perSecond = Object.fromEntries(
    Object.entries(rates).map(([name, all]) => [name, median(all)]),
  );
  const row = (what, baseline, target) => {
    const ratio = perSecond.product / perSecond[baseline];
    return {
      what,
      measured: `${perSecond.product.toFixed(0)} /s`,
      baseline: `${perSecond[baseline].toFixed(0)} /s`,
      compared: `${ratio.toFixed(2)} ×`,
      target: `≥ ${target} ×`,
      met: ratio >= target,
    };
  };
  return [
    row('Entitled gated pages, against bare node:http', 'bare', TARGET_OF_BARE),
    row('… against auth.api.getSession', 'getSession', TARGET_TIMES_GET_SESSION),
  ];
}
