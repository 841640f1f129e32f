#!/usr/bin/env node
// Until the packages are installed, nothing but Node's own modules may be imported here.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from './bootstrap/exitWith.mjs';
import { loadSettings } from './bootstrap/loadSettings.mjs';
import { prepare } from './bootstrap/prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A port for the server: nobody but Docusaurus' proxy needs to know it. */
async function findFreePort() {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

/** Docusaurus with hot reload. When it ends by itself, the server ends; when we end, it ends. */
function startDocusaurus(port, apiPort) {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (ending = true));
  const docusaurus = join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const child = spawn(process.execPath, [docusaurus, 'start', '--port', port, '--no-open'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      GATEHOUSE_DEV_API_PORT: String(apiPort),
      // A build beside us may use the default one.
      DOCUSAURUS_GENERATED_FILES_DIR_NAME: '.cache/docusaurus-dev',
    },
  });
  child.on('exit', () => {
    // A Ctrl-C reaches both of us. A second signal would cut the server's orderly end short.
    if (!ending) process.kill(process.pid, 'SIGTERM');
  });
  process.on('exit', () => child.kill('SIGTERM'));
}

async function dev() {
  const step = await prepare(root);
  loadSettings(root);
  const port = process.env.PORT || '3000';
  const apiPort = await findFreePort();
  process.env.SITE_URL ||= `http://localhost:${port}`;
  // In development Docusaurus passes on what is for the server: they share an origin.
  process.env.AUTH_URL = '';
  process.env.PORT = String(apiPort);
  const { startServer } = await import('../auth-server/lib/startServer.js');
  await startServer({ step, directory: root, withoutSite: true });
  startDocusaurus(port, apiPort);
}

dev().catch(exitWith);
