import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { readEnvironment } from '../env.js';
import { startServer, type StartOptions } from '../startServer.js';
import { DOCUSAURUS, requireSiteProgram } from './siteProgram.js';

/** A port for the server: only Docusaurus's proxy needs to know it. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/**
 * Runs the site with hot reload on `PORT` and the server next to it; Docusaurus proxies `/api` and
 * `/gated`. When one exits, so does the other.
 * @param args for `docusaurus start`
 */
export async function dev(options: {
  directory: string;
  args?: readonly string[];
  step?: StartOptions['step'];
}): Promise<void> {
  const { directory, args = [], step } = options;
  const docusaurus = requireSiteProgram(directory, DOCUSAURUS);
  const environment = readEnvironment(directory);
  const port = environment.PORT ?? '3000';
  const apiPort = String(await findFreePort());
  await startServer({
    directory,
    withoutSite: true,
    ...(step && { step }),
    env: {
      ...environment,
      SITE_URL: environment.SITE_URL ?? `http://localhost:${port}`,
      // In development they share an origin.
      AUTH_URL: '',
      PORT: apiPort,
    },
  });

  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (ending = true));
  const child = spawn(
    process.execPath,
    [docusaurus, 'start', '--port', port, '--no-open', ...args],
    {
      cwd: directory,
      stdio: 'inherit',
      env: { ...environment, NODE_ENV: 'development', GATEHOUSE_DEV_API_PORT: apiPort },
    },
  );
  child.on('exit', () => {
    // Ctrl-C reaches both processes. A second signal would cut the server's shutdown short.
    if (!ending) process.kill(process.pid, 'SIGTERM');
  });
  process.on('exit', () => child.kill('SIGTERM'));
}
