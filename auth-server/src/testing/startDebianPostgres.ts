import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { getFreePort } from './getFreePort.js';

const run = promisify(execFile);

/** Where Debian 12 has its server with `pg_dump` and `pg_restore`, which the embedded one lacks. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
export const HAS_DEBIAN_POSTGRES = existsSync(path.join(PROGRAMS, 'initdb'));

/** PostgreSQL 15, the oldest supported version, with its own backup programs. */
export async function startDebianPostgres() {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-debian-'));
  await chmod(directory, 0o755);
  const data = path.join(directory, 'data');
  // It refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const idOf = async (option: string) => Number((await run('id', [option, 'postgres'])).stdout);
  const user = isRoot ? { uid: await idOf('-u'), gid: await idOf('-g') } : {};
  if (user.uid !== undefined) await chown(directory, user.uid, user.gid);
  const call = (name: string, args: string[]) =>
    run(path.join(PROGRAMS, name), args, { ...user, cwd: directory });
  await call('initdb', [
    '-D',
    data,
    '-U',
    'gatehouse',
    '--auth',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
  ]);
  const port = await getFreePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const log = path.join(directory, 'log');
  await call('pg_ctl', ['-D', data, '-l', log, '-o', options, '-w', '-s', 'start']);
  return {
    urlFor: (name: string) => `postgresql://gatehouse@127.0.0.1:${port}/${name}`,
    /** Runs one of its programs. */
    call,
    file: (name: string) => path.join(directory, name),
    stop: async () => {
      await call('pg_ctl', ['-D', data, '-m', 'immediate', '-w', '-s', 'stop']);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
