import { randomUUID } from 'node:crypto';
import { chown, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { Cluster } from './cluster.js';

/** The process that currently owns the cluster, and its port, as PostgreSQL recorded them. */
export async function getRunning({ data }: Cluster): Promise<{ pid: number; port: number } | null> {
  const file = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = file.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(port) && port > 0 && pid > 0 ? { pid, port } : null;
}

/**
 * Writes the port for the next start into the cluster's configuration: the last one again if it is
 * free, so that a running product finds a restarted database at the same address, otherwise any
 * free one.
 */
export async function configurePort({ data, as }: Cluster): Promise<void> {
  const file = path.join(data, 'gatehouse.conf');
  const last = Number(/^port = (\d+)$/m.exec(await readFile(file, 'utf8').catch(() => ''))?.[1]);
  const port = (Number.isInteger(last) && (await getFreePort(last))) || (await getFreePort(0));
  if (port === null) throw new Error('There is no free port on 127.0.0.1.');
  // Starts may run concurrently, even in one process: each has its own temporary file.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `port = ${port}\n`, { mode: 0o600 });
  if (as !== null) await chown(unfinished, as.uid, as.gid);
  await rename(unfinished, file);
}

/** @param wanted a port, or 0 for any */
function getFreePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => {
      resolve(null);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
