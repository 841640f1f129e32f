import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/**
 * A server of `bench/servers`, in a process of its own that ends when we do.
 *
 * @param {object} given what it needs; its port among it
 */
export async function startBaseline(name, given) {
  const script = join(root, 'bench/servers', `${name}.mjs`);
  const child = fork(script, [JSON.stringify(given)]);
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} exited`))),
  ]);
  return child;
}

/** The product as in production, with an embedded database of its own. Waits until it is ready. */
export async function startProduct({ port, dataDir, secret, settings = {} }) {
  const url = `http://localhost:${port}`;
  const child = fork(join(root, 'auth-server/lib/main.js'), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      SITE_URL: url,
      AUTH_URL: '',
      DATABASE_URL: '',
      DATABASE_URL_UNPOOLED: '',
      DATA_DIR: dataDir,
      BETTER_AUTH_SECRET: secret,
      GATEHOUSE_LOG_LEVEL: 'warn',
      // One reader asks for as much as the server can give.
      READS_PER_MINUTE: '1000000000',
      API_KEY_REQUESTS_PER_MINUTE: '1000000000',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const isReady = () =>
    fetch(`${url}/api/health/ready`).then(
      (it) => it.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the server exited');
    await wait(100);
  }
  return child;
}

/** Email and password of the readers that every embedded database has. */
export async function readDemoReaders(dataDir) {
  const file = await readFile(join(dataDir, 'demo-readers.json'), 'utf8');
  return Object.entries(JSON.parse(file)).map(([email, password]) => ({ email, password }));
}
