import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
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

/** A server of its own process, told what it needs; ends when we do. */
async function startBaseline(name, given) {
  const script = join(root, 'bench/servers', `${name}.mjs`);
  const child = fork(script, [JSON.stringify({ ...given, port: PORTS[name] })]);
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended`))),
  ]);
  return child;
}

async function startProduct(settings) {
  const child = fork(join(root, 'auth-server/lib/main.js'), {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isReady = () =>
    fetch(`${url('product')}/api/health/ready`).then(
      (it) => it.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the product ended');
    await wait(100);
  }
  return child;
}

/** @returns {Promise<string>} the `Cookie` header of a reader who has just signed up */
async function signUp() {
  const answer = await fetch(`${url('product')}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url('product') },
    body: JSON.stringify({
      name: 'Bench',
      email: `bench-${randomUUID()}@example.com`,
      password: 'a long enough password',
    }),
  });
  if (!answer.ok) throw new Error(`sign-up answered ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** @returns requests per second. Anything but the open page is an error. */
async function load(name, path, cookie, seconds) {
  const result = await autocannon({
    url: url(name) + path,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { cookie },
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${name}: not every answer was the page`);
  return result.requests.total / result.duration;
}

async function membersPage() {
  const manifest = JSON.parse(await readFile(join(root, 'build-gated/manifest.json'), 'utf8'));
  const [path, { html }] = Object.entries(manifest.routes).find(
    ([, it]) => it.access === 'members',
  );
  return { path, html: join(root, 'build-gated', html) };
}

/** Each server must hand out the very same bytes, and refuse whoever has no session. */
async function requireEqual(path, cookie, html) {
  const expected = await readFile(html, 'utf8');
  for (const name of Object.keys(PORTS)) {
    const open = await fetch(url(name) + path, { headers: { cookie } }).then((it) => it.text());
    const stranger = await fetch(url(name) + path).then((it) => it.text());
    if (open !== expected || stranger === expected) throw new Error(`${name} is not comparable`);
  }
}

/**
 * Entitled gated pages per second of the product, against a bare server that does the same check, and
 * against one that asks Better Auth. Equal connections, rounds in turns, medians.
 */
export async function pages() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/data');
  const settings = { siteUrl: url('product'), authUrl: url('product') };
  const secret = randomBytes(32).toString('base64');
  const product = await startProduct({
    NODE_ENV: 'production',
    PORT: String(PORTS.product),
    SITE_URL: settings.siteUrl,
    AUTH_URL: '',
    DATABASE_URL: '',
    DATABASE_URL_UNPOOLED: '',
    DATA_DIR: dataDir,
    BETTER_AUTH_SECRET: secret,
  });
  const { openEmbedded } = await import('../auth-server/lib/db/embedded/openEmbedded.js');
  const { url: databaseUrl } = await openEmbedded({ dataDir });
  const { path, html } = await membersPage();
  const given = { databaseUrl, html, settings: { ...settings, secret } };
  const baselines = [await startBaseline('bare', given), await startBaseline('getSession', given)];

  const cookie = await signUp();
  await requireEqual(path, cookie, html);
  const names = Object.keys(PORTS);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await load(name, path, cookie, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      rates[name].push(await load(name, path, cookie, ROUND_SECONDS));
    }
  }

  for (const baseline of baselines) baseline.disconnect();
  product.kill('SIGTERM');
  await once(product, 'exit');

  const perSecond = Object.fromEntries(names.map((name) => [name, median(rates[name])]));
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
