#!/usr/bin/env node
// Until the packages are installed, only Node's own modules can be imported here.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from './bootstrap/exitWith.mjs';
import { prepare } from './bootstrap/prepare.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const port = process.env.PORT ?? '3000';
const COOKIE = 'gallery-state';

/**
 * Runs the site in development, with a fake server that responds as a state requires: account
 * cards, paywalls and sign-in pages in every state, without a database.
 */
async function start() {
  await prepare(root);
  const { createJiti } = await import('jiti');
  const { SIGNED_IN_HINT, STATES, answerIn, statusOf } = await createJiti(import.meta.url).import(
    './gallery/states.ts',
  );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const chosen = searchParams.get('state') ?? '';
    if (pathname === '/api/gallery') {
      const body = Object.hasOwn(STATES, chosen)
        ? enter(STATES[chosen], SIGNED_IN_HINT)
        : listOf(STATES);
      response.setHeader('set-cookie', `${COOKIE}=${chosen}; Path=/`);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><html lang="en"><meta charset="utf-8">${body}</html>`);
      return;
    }
    const [, state = ''] = new RegExp(`${COOKIE}=(\\w+)`).exec(request.headers.cookie ?? '') ?? [];
    const body = answerIn(state, request.method, pathname);
    if (body === 'never') return;
    response.writeHead(statusOf(body), { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');

  const docusaurus = createRequire(import.meta.url).resolve('@docusaurus/core/bin/docusaurus.mjs');
  const child = spawn(process.execPath, [docusaurus, 'start', '--port', port, '--no-open'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DOCUSAURUS_GENERATED_FILES_DIR_NAME: '.cache/docusaurus-dev',
      GATEHOUSE_DEV_API_PORT: String(server.address().port),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit());
  child.on('exit', (code) => process.exit(code ?? 0));
  process.on('exit', () => child.kill('SIGTERM'));
  console.log(`\nGallery: http://localhost:${port}/api/gallery, once the site has compiled\n`);
}

/** Opens the page of a state, in a browser that has or hasn't signed in before. */
function enter({ page, answers }, hintKey) {
  const hint =
    answers['/api/me']?.reader === null
      ? `localStorage.removeItem('${hintKey}')`
      : `localStorage.setItem('${hintKey}', '1')`;
  return `<script>${hint}; location.replace('${page}');</script>`;
}

function listOf(states) {
  const items = Object.entries(states).map(
    ([id, { title, page }]) =>
      `<li><a href="?state=${id}">${title}</a> <small>${page}</small></li>`,
  );
  return `<title>Gallery</title><meta name="viewport" content="width=device-width">
<style>body{font:1rem/1.8 system-ui;margin:2rem}</style>
<h1>Gallery</h1><p>Each link sets the state, and opens the page that shows it.</p>
<ul>${items.join('')}</ul>`;
}

start().catch(exitWith);
