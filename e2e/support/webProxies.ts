import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCertificate } from './certificate';
import { ROOT } from './product';

const EXAMPLES = path.join(ROOT, 'examples/deploy');

export interface WebProxy {
  /** The port for https to the site. */
  port: number;
  /** The port for http. */
  plainPort: number;
  /** The http port of a shared cache in front of it. Only nginx has one. */
  cachePort: number;
  close(): Promise<void>;
}

interface Start {
  program: string;
  /** The site's host name. */
  host: string;
  /** The port of the server. */
  serverPort: number;
}

/**
 * nginx as configured in `examples/deploy/nginx`, except for addresses, with a shared cache in
 * front.
 */
export async function startNginx({ program, host, serverPort }: Start): Promise<WebProxy> {
  const folder = makeFolder();
  const [port, plainPort, cachePort] = await Promise.all([freePort(), freePort(), freePort()]);
  const { key, cert } = await writeCertificate(folder, host);
  const site = replaceAll(readFileSync(path.join(EXAMPLES, 'nginx/gatehouse.conf'), 'utf8'), {
    '/etc/letsencrypt/live/docs.example.com/fullchain.pem': cert,
    '/etc/letsencrypt/live/docs.example.com/privkey.pem': key,
    'docs.example.com': host,
    '127.0.0.1:3000': `127.0.0.1:${serverPort}`,
    '/srv/gatehouse/build': path.join(ROOT, 'build'),
    'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
    'listen 80': `listen 127.0.0.1:${plainPort}`,
  });
  const headers = 'gatehouse-headers.conf';
  cpSync(path.join(EXAMPLES, 'nginx', headers), path.join(folder, headers));
  writeFileSync(path.join(folder, 'site.conf'), site);
  writeFileSync(path.join(folder, 'nginx.conf'), nginxConf({ folder, host, port, cachePort }));
  const child = spawn(program, ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']);
  return run(child, { folder, port, plainPort, cachePort });
}

/** Caddy as configured in `examples/deploy/caddy`, except for addresses and the certificate. */
export async function startCaddy({ program, host, serverPort }: Start): Promise<WebProxy> {
  const folder = makeFolder();
  const [port, plainPort] = await Promise.all([freePort(), freePort()]);
  const { key, cert } = await writeCertificate(folder, host);
  const site = replaceAll(readFileSync(path.join(EXAMPLES, 'caddy/Caddyfile'), 'utf8'), {
    'docs.example.com {': `${host} {\n\ttls ${cert} ${key}`,
    '127.0.0.1:3000': `127.0.0.1:${serverPort}`,
    '/srv/gatehouse/build': path.join(ROOT, 'build'),
  });
  const global = `{\n\tadmin off\n\thttps_port ${port}\n\thttp_port ${plainPort}\n}\n`;
  writeFileSync(path.join(folder, 'Caddyfile'), global + site);
  const file = path.join(folder, 'Caddyfile');
  const child = spawn(program, ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  return run(child, { folder, port, plainPort, cachePort: 0 });
}

/**
 * A minimal nginx configuration around the site, and a cache that stores what it can for ten
 * minutes.
 */
function nginxConf(about: { folder: string; host: string; port: number; cachePort: number }) {
  const { folder, host, port, cachePort } = about;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events {}
http {
  access_log off;
  types { text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; }
  ${temporary}
  include site.conf;

  proxy_cache_path ${folder}/cache keys_zone=shared:1m;
  server {
    listen 127.0.0.1:${cachePort};
    proxy_cache shared;
    proxy_cache_valid any 10m;
    proxy_ssl_server_name on;
    proxy_ssl_name ${host};
    proxy_set_header Host ${host};
    add_header X-Cache $upstream_cache_status always;
    location / {
      proxy_pass https://127.0.0.1:${port};
    }
    # Believes the end of a name, whatever the answer says of itself. Gated files have such names, and
    # so it must not be trusted with them; pages it must never get.
    location ~ ^/docs/.*\\.(css|js|png)$ {
      proxy_pass https://127.0.0.1:${port};
      proxy_ignore_headers Cache-Control Expires Vary Set-Cookie;
    }
  }
}
`;
}

async function run(
  child: ChildProcess,
  about: { folder: string } & Omit<WebProxy, 'close'>,
): Promise<WebProxy> {
  let output = '';
  child.stdout?.on('data', (text) => (output += String(text)));
  child.stderr?.on('data', (text) => (output += String(text)));
  const ended = once(child, 'close');
  let hasExited = false;
  void ended.then(() => (hasExited = true));
  while (!(await isListening(about.port))) {
    if (hasExited) throw new Error(`The proxy ended before it listened:\n${output}`);
    await wait(50);
  }
  return {
    ...about,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(about.folder, { recursive: true, force: true });
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), 'close');
  return port;
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-proxy-'));
  mkdirSync(path.join(folder, 'cache'));
  return folder;
}

async function writeCertificate(folder: string, host: string) {
  const made = await makeCertificate([host]);
  const files = { key: path.join(folder, 'key.pem'), cert: path.join(folder, 'cert.pem') };
  writeFileSync(files.key, made.key);
  writeFileSync(files.cert, made.cert);
  return files;
}

/**
 * Throws for text that an example doesn't contain: otherwise the test would not test what it says.
 */
function replaceAll(example: string, replacements: Record<string, string>): string {
  let text = example;
  for (const [old, now] of Object.entries(replacements)) {
    if (!text.includes(old)) throw new Error(`The example doesn't contain "${old}"`);
    text = text.replaceAll(old, now);
  }
  return text;
}
