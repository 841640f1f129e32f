import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getFreePort } from './getFreePort.js';

/** Debian's PgBouncer is 1.18, which doesn't support prepared statements. */
export const PGBOUNCER = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync);

/** A PgBouncer in transaction mode, in front of a database, with three connections to it. */
export async function startPgBouncer(
  databaseUrl: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (PGBOUNCER === undefined) throw new Error('PgBouncer is not installed.');
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-pgbouncer-'));
  await chmod(directory, 0o755);
  const listenPort = await getFreePort();
  const name = pathname.slice(1);
  const users = path.join(directory, 'users.txt');
  await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`);
  const config = path.join(directory, 'pgbouncer.ini');
  await writeFile(
    config,
    [
      '[databases]',
      `${name} = host=${hostname} port=${port} dbname=${name}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listenPort}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      'default_pool_size = 3',
      'max_client_conn = 200',
    ].join('\n'),
  );
  // It refuses to run as root.
  const asUser = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(PGBOUNCER, ['-q', ...asUser, config], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  while (!(await answers(listenPort))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer exited with ${child.exitCode}.`);
    await wait(20);
  }
  const url = new URL(databaseUrl);
  url.port = String(listenPort);
  url.hostname = '127.0.0.1';
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
