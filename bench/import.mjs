import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { hash } from '@node-rs/bcrypt';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { startProduct, SECRET } from './startServers.mjs';
import { median } from './table.mjs';

const PORT = 4547;
const URL_OF_SITE = `http://localhost:${PORT}`;
const USERS = 50_000;
/** Supabase's own cost. Hashing one for each user would take an hour. */
const BCRYPT_COST = 10;
const PASSWORDS = 20;
const SAMPLE = 200;
const SIGNS_IN = 10;

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

/**
 * An import of 50,000 users of a Supabase project, its repetition, and sign-ins with the old passwords: the first
 * checks bcrypt and hashes anew, the second checks argon2id.
 */
export async function importBench() {
  await buildIfChanged(root);
  const dataDir = join(root, '.cache/bench/import');
  const { openEmbeddedServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { url } = await openEmbeddedServer({ dataDir, durable: false });
  const source = await createDatabase(url, 'bench_source');
  const target = await createDatabase(url, 'bench_target');
  const hashes = await Promise.all(
    Array.from({ length: PASSWORDS }, (_, index) => hash(passwordOf(index), BCRYPT_COST)),
  );
  await createUsers(source, hashes);
  const settings = { DATABASE_URL: target, TRUST_PROXY: '1' };
  const product = await startProduct({ port: PORT, dataDir, secret: SECRET, settings });
  try {
    const first = await runImport(source, target, dataDir);
    const again = await runImport(source, target, dataDir);
    console.log(first.output);
    return [
      info(`Import of ${USERS} users`, `${first.seconds.toFixed(1)} s`),
      info('… once more, which changes nothing', `${again.seconds.toFixed(1)} s`),
      ...(await measureSignIns(target)),
    ];
  } finally {
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
}

const passwordOf = (index) => `the old password ${index % PASSWORDS}`;
const emailOf = (index) => `reader-${index}@example.com`;
const info = (what, measured) => ({ what, measured, baseline: '', compared: '', target: '' });

async function query(url, text, values = []) {
  const { createPool } = await import('../auth-server/lib/db/pool.js');
  const { createLog } = await import('../auth-server/lib/log.js');
  const pool = createPool({ url, max: 1, log: createLog('warn'), queryTimeout: 0 });
  try {
    return (await pool.query(text, values)).rows;
  } finally {
    await pool.end();
  }
}

async function createDatabase(server, name) {
  await query(server, `drop database if exists ${name} with (force)`);
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Of a hundred, two are unconfirmed, one is banned, and ten sign in with Google. */
async function createUsers(url, hashes) {
  await query(url, await readFile(join(root, 'auth-server/src/testing/supabase.sql'), 'utf8'));
  await query(
    url,
    `insert into auth.users (id, email, encrypted_password, email_confirmed_at, raw_user_meta_data,
       created_at, banned_until)
     select gen_random_uuid(), 'reader-' || i || '@example.com',
       case when i % 100 between 40 and 49 then '' else ($1::text[])[1 + i % $2] end,
       case when i % 100 < 98 then now() end, jsonb_build_object('full_name', 'Reader ' || i), now(),
       case when i % 100 = 97 then now() + interval '100 years' end
     from generate_series(0, $3 - 1) i`,
    [hashes, PASSWORDS, USERS],
  );
  await query(
    url,
    `insert into auth.identities (user_id, provider, provider_id, identity_data)
     select id, 'google', row_number() over (order by id), '{}' from auth.users where encrypted_password = ''`,
  );
  await query(
    url,
    `create table public.profiles (id uuid primary key references auth.users, display_name text, locale text)`,
  );
  await query(url, `insert into profiles select id, 'Reader', 'de' from auth.users`);
}

async function runImport(source, target, dataDir) {
  const start = performance.now();
  const { stdout } = await run(
    process.execPath,
    [join(root, 'auth-server/lib/cli/gatehouse.js'), 'import', 'supabase'],
    {
      cwd: dataDir,
      env: {
        ...process.env,
        FROM_DATABASE_URL: source,
        TO_DATABASE_URL: target,
        DATABASE_URL: target,
        BETTER_AUTH_SECRET: SECRET,
      },
    },
  );
  return { seconds: (performance.now() - start) / 1000, output: stdout };
}

async function measureSignIns(target) {
  const times = { first: [], second: [] };
  const chosen = Array.from({ length: SAMPLE }, (_, index) => index * (USERS / SAMPLE))
    .filter((_, index) => index % SIGNS_IN === 0)
    // A few places on: neither banned, nor unconfirmed, nor without a password.
    .map((index) => index + (index % 20));
  for (const index of chosen) {
    times.first.push(await signIn(index));
    times.second.push(await signIn(index));
  }
  const rows = await query(
    target,
    `select count(*) from account join "user" u on u.id = "userId"
     where email = any($1) and password like '$argon2id$%'`,
    [chosen.map(emailOf)],
  );
  const hashedAnew = rows[0].count;
  const ms = (values) => `${median(values).toFixed(0)} ms`;
  return [
    {
      what: `Sign-ins with the old password, every ${SIGNS_IN}th of ${SAMPLE}, with a new hash afterwards`,
      measured: `${hashedAnew} of ${chosen.length}`,
      baseline: '',
      compared: '',
      target: 'all',
      met: hashedAnew === chosen.length,
    },
    info('… the first takes (bcrypt, and a new hash)', ms(times.first)),
    info('… the second takes (argon2id)', ms(times.second)),
  ];
}

async function signIn(index) {
  const start = performance.now();
  const response = await fetch(`${URL_OF_SITE}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: URL_OF_SITE,
      // Limits count per address.
      'x-forwarded-for': `10.1.${index >> 8}.${index & 255}`,
    },
    body: JSON.stringify({ email: emailOf(index), password: passwordOf(index) }),
  });
  if (response.status !== 200) {
    throw new Error(`${emailOf(index)}: ${response.status} ${await response.text()}`);
  }
  return performance.now() - start;
}
