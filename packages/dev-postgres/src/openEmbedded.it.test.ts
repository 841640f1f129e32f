import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyBinaries, requireBinaries } from './binaries.js';
import { chooseLocation } from './location.js';
import { openEmbedded, type EmbeddedServer } from './openEmbedded.js';
import { run } from './run.js';
import { requireServerUser } from './systemUser.js';

const PASSWORD = 'a password of tests';

let directory: string;
let dataDir: string;
let opened: EmbeddedServer[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-embedded-'));
  dataDir = path.join(directory, 'data');
  opened = [];
  // The user that the server runs as can't access root's temporary directories.
  await chmod(directory, 0o755);
});
afterEach(async () => {
  for (const server of opened) await server.stop();
  await rm(directory, { recursive: true, force: true });
});

async function open(options: Partial<Parameters<typeof openEmbedded>[0]> = {}) {
  const server = await openEmbedded({ dataDir, password: PASSWORD, durable: false, ...options });
  opened.push(server);
  return server;
}
/** Runs one statement on a separate connection. */
async function runSql<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client(url);
  // The server may stop in the meantime.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}
const pidOf = async ({ data }: EmbeddedServer) =>
  Number((await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function killed(server: EmbeddedServer): Promise<void> {
  const pid = await pidOf(server);
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(() => runSql(server.urlFor('postgres'), 'select 1').catch(() => 'down'))
    .toBe('down');
}

describe('the embedded server', { timeout: 60_000 }, () => {
  it('refuses the data of another major version, and leaves it as it is', async () => {
    const server = await open();
    await runSql(server.url, 'create table kept as select 42 as answer');
    await server.stop();
    const file = path.join(server.data, 'PG_VERSION');
    const major = await readFile(file, 'utf8');
    await writeFile(file, '17\n');
    await expect(open()).rejects.toThrow(
      /is from PostgreSQL 17, and the installed embedded PostgreSQL is version 18, which can't read it/,
    );
    await writeFile(file, major);
    expect(await runSql((await open()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is reused by a second start, and keeps its data', async () => {
    const first = await open();
    expect(first.started).toBe(true);
    await runSql(first.url, 'create table kept as select 42 as answer');
    const second = await open();
    expect(second).toMatchObject({ started: false, url: first.url });
    expect(await runSql(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('restarts on the same port with its data after a kill, despite a stale pid file', async () => {
    const first = await open({ durable: true });
    await runSql(first.url, 'create table kept as select 42 as answer');
    await killed(first);
    const second = await open();
    expect(second).toMatchObject({ started: true, url: first.url });
    expect(await runSql(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('takes another port when its own is in use', async () => {
    const first = await open();
    await first.stop();
    const { port } = new URL(first.url);
    const other = createServer();
    other.listen(Number(port), '127.0.0.1');
    await once(other, 'listening');
    const second = await open();
    other.close();
    expect(new URL(second.url).port).not.toBe(port);
    expect(await runSql(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is one server after five concurrent starts on an empty directory', async () => {
    const servers = await Promise.all(Array.from({ length: 5 }, () => open()));
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    expect(servers.filter(({ started }) => started)).toHaveLength(1);
    for (const { url } of servers) {
      expect(await runSql(url, 'select current_database() as name')).toEqual([
        { name: 'gatehouse' },
      ]);
    }
  });

  it("does not trust a pid file with another server's port", async () => {
    const stranger = await open();
    const mine = path.join(directory, 'mine');
    const first = await open({ dataDir: mine });
    await first.stop();
    const foreign = await readFile(path.join(stranger.data, 'postmaster.pid'), 'utf8');
    await writeFile(
      path.join(first.data, 'postmaster.pid'),
      foreign.replace(stranger.data, first.data).replace(/^\d+/, '999999'),
    );
    const { uid, gid } = await stat(first.data);
    await chown(path.join(first.data, 'postmaster.pid'), uid, gid);
    const second = await open({ dataDir: mine });
    expect(second.started).toBe(true);
    expect(second.url).not.toBe(stranger.url);
  });

  it('stops when it is no longer used, and not before', async () => {
    const server = await open();
    const client = new pg.Client(server.url);
    await client.connect();
    expect(await server.stopIfUnused()).toBe(false);
    await client.end();
    await expect.poll(() => server.stopIfUnused()).toBe(true);
    await expect(runSql(server.url, 'select 1')).rejects.toThrow();
  });

  it('refuses connections without the password or from another host', async () => {
    const server = await open();
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(runSql(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    url.password = '';
    await expect(runSql(url.href, 'select 1')).rejects.toThrow();
    const setting = (name: string) =>
      runSql<{ value: string }>(server.url, `select current_setting('${name}') as value`);
    expect(await setting('listen_addresses')).toEqual([{ value: '127.0.0.1' }]);
    expect(await setting('unix_socket_directories')).toEqual([{ value: '' }]);
    const rules = await runSql<{ auth_method: string }>(
      server.url,
      'select distinct auth_method from pg_hba_file_rules',
    );
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  it('inherits no secrets from the environment', async () => {
    const server = await open();
    const environment = await readFile(`/proc/${await pidOf(server)}/environ`, 'utf8').catch(
      () => '',
    );
    expect(environment).not.toMatch(/npm_|VITEST|SECRET|PASSWORD/);
  });

  it('says at once that its data belongs to another DATA_DIR, running or not, and changes nothing', async () => {
    const server = await open();
    const other = { password: 'another password' };
    const problem = /does not accept the password in this DATA_DIR.* rm -r .*data\/postgres/s;
    await expect(open(other)).rejects.toThrow(problem);
    expect(await runSql(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    await expect(open(other)).rejects.toThrow(problem);
    expect((await open()).started).toBe(true);
  });

  it('says what is wrong when it fails to start', async () => {
    const server = await open();
    await server.stop();
    await writeFile(path.join(server.data, 'gatehouse.conf'), 'port = 1\nno such setting\n');
    await writeFile(path.join(server.data, 'postgresql.conf'), 'shared_buffers = plenty\n');
    await expect(open()).rejects.toThrow(
      /The embedded PostgreSQL in .+ did not start\. Last lines of its log:[^]*shared_buffers/,
    );
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it('runs as another user', async () => {
    const server = await open();
    const owner = await stat(server.data);
    expect(owner.uid).not.toBe(0);
    const status = await readFile(`/proc/${await pidOf(server)}/status`, 'utf8').catch(() => null);
    if (status !== null) expect(status).toMatch(new RegExp(`^Uid:\\s+${owner.uid}\\s`, 'm'));
  });

  it('puts data where its user can access it when DATA_DIR is in a root-only directory', async () => {
    await chmod(directory, 0o700);
    const systemDirectory = await mkdtemp(path.join(tmpdir(), 'gatehouse-system-'));
    await chmod(systemDirectory, 0o755);
    try {
      const first = await open({ systemDirectory });
      expect(first.moved).toBe(true);
      expect(first.data.startsWith(systemDirectory)).toBe(true);
      await runSql(first.url, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await open({ systemDirectory });
      expect(second.data).toBe(first.data);
      expect(await runSql(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      const other = await open({ systemDirectory, dataDir: path.join(directory, 'other') });
      expect(other.data).not.toBe(first.data);
    } finally {
      // Their programs may be in the directory that is deleted next.
      for (const server of opened.splice(0)) await server.stop();
      await rm(systemDirectory, { recursive: true, force: true });
    }
  });

  it('copies the programs, too, when node_modules is in a root-only directory', async () => {
    const locked = path.join(directory, 'locked');
    await mkdir(locked, { mode: 0o700 });
    const installed = await copyBinaries(
      await requireBinaries(),
      path.join(locked, 'node_modules'),
    );
    const as = await requireServerUser();
    const systemDirectory = path.join(directory, 'system');
    const locations = await Promise.all(
      [1, 2].map(() => chooseLocation(installed, dataDir, as, systemDirectory)),
    );
    for (const location of locations) {
      expect(location.moved).toBe(true);
      expect(location.binaries.directory.startsWith(systemDirectory)).toBe(true);
      const version = await run(path.join(location.binaries.directory, 'bin/postgres'), ['-V'], as);
      expect(version).toMatchObject({ code: 0, output: expect.stringContaining('PostgreSQL') });
    }
  });
});

it('survives the process that started it', async () => {
  const script = `
    const { openEmbedded } = await import(process.argv[1]);
    await openEmbedded({ dataDir: process.argv[2], password: process.argv[3] });
    process.kill(process.pid, 'SIGKILL');`;
  const built = new URL('../lib/openEmbedded.js', import.meta.url).href;
  const args = ['--input-type=module', '-e', script, built, dataDir, PASSWORD];
  const child = spawn(process.execPath, args);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  const server = await open();
  expect(server.started).toBe(false);
  expect(await runSql(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
