import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../auth-server/src/env.js';
import { serverOperations } from '../../auth-server/src/openapi/operations/serverOperations.js';
import { readDeployFile } from './deployFiles.js';

const text = readDeployFile('container/Dockerfile');
const stages = text.split(/^(?=FROM )/m).slice(1);
const final = stages.at(-1) ?? '';
const ignored = readDeployFile('container/.dockerignore').split('\n');

describe('the container', () => {
  it('has a Dockerfile without mistakes', () => {
    expect(validate(text)).toEqual([]);
  });

  it('runs as a user that owns none of its files', () => {
    const instructions = DockerfileParser.parse(final).getInstructions();
    const names = instructions.map((instruction) => instruction.getKeyword());
    expect(names.lastIndexOf('COPY')).toBeLessThan(names.indexOf('USER'));
    expect(final).toMatch(/^USER node$/m);
    expect(final).not.toContain('--chown');
  });

  it('starts the server itself, which gets the signals', () => {
    expect(final).toMatch(/^CMD \["gatehouse", "start"\]$/m);
    expect(final).toMatch(/^STOPSIGNAL SIGTERM$/m);
  });

  it('is unhealthy only if the process doesn’t respond: a restart brings no database back', () => {
    const [check = ''] = /\/api\/health\/\w+/.exec(final.slice(final.indexOf('HEALTHCHECK'))) ?? [];
    expect(check).toBe('/api/health/live');
    const operation = serverOperations.find((each) => each.path === check);
    expect(operation).toMatchObject({ access: 'public', needsNoDatabase: true });
  });

  it('has neither secrets nor what only a build needs', () => {
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.*', '.git', '.data']));
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'build', 'build-gated']));
    expect(text).not.toMatch(/(?:ARG|ENV) .*(?:SECRET|PASSWORD|DATABASE_URL|KEY)/);
    const copied = [...final.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what);
    expect(copied).toEqual([
      '--from=packages /srv/site/node_modules node_modules',
      'package.json gatehouse.config.* ./',
      '--from=build /srv/site/build build',
      '--from=build /srv/site/build-gated build-gated',
    ]);
  });

  it('installs only the server’s packages, in the site’s versions', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-container-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const manifest = path.join(folder, 'package.json');
    writeFileSync(
      manifest,
      JSON.stringify({
        name: 'docs',
        dependencies: { '@docusaurus/core': '3.10.2', '@gatehouse/auth-server': '1.2.3' },
        devDependencies: { '@gatehouse/dev-postgres': '1.2.3' },
      }),
    );
    const [, command = ''] = /^RUN (node -e [^]*?)\s*\\\n\s*&& npm install/m.exec(text) ?? [];
    const [, packages = ''] = /^ARG SERVER_PACKAGES="(.*)"$/m.exec(text) ?? [];
    // As Docker does: a line that ends with a backslash continues.
    const script = command.replaceAll(/\\\n/g, '');
    execFileSync('/bin/sh', ['-c', script], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', SERVER_PACKAGES: packages },
    });
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toEqual({
      private: true,
      dependencies: { '@gatehouse/auth-server': '1.2.3' },
    });
  });
});

describe('the Compose file', () => {
  const source = readDeployFile('container/compose.yaml');
  const { services, volumes } = parse(source) as {
    services: Record<'gatehouse' | 'database', Record<string, unknown>>;
    volumes: Record<string, unknown>;
  };

  it('starts the server after its database', () => {
    expect(services.gatehouse.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    // The image's own server, during the first start, listens only on a socket.
    expect(services.database.healthcheck).toMatchObject({
      test: expect.stringContaining('--host=127.0.0.1'),
    });
  });

  it('opens only the server’s port, and only to this machine', () => {
    expect(services.gatehouse.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(services.gatehouse.environment).toMatchObject({ PORT: 3000 });
    expect(services.database.ports).toBeUndefined();
  });

  it('keeps the data of the database outside of the container', () => {
    // Where the image has had it since PostgreSQL 18.
    expect(services.database).toMatchObject({
      image: 'postgres:18',
      volumes: ['database:/var/lib/postgresql'],
    });
    expect(Object.keys(volumes)).toEqual(['database']);
  });

  it('contains no secret, and refuses to start without those it needs', () => {
    const values = [...source.matchAll(/(\w*(?:PASSWORD|SECRET|KEY|URL|FROM)): (.*)/g)];
    for (const [line, , value] of values) expect(value, line).toContain('${');
    for (const name of ['SITE_URL', 'POSTGRES_PASSWORD', 'MAIL_FROM']) {
      expect(source).toMatch(new RegExp(`\\$\\{${name}:\\?[^}]+\\}`));
    }
  });

  it('sets only settings that exist', () => {
    const known = Object.keys(settingsSchema.shape);
    expect(known).toEqual(
      expect.arrayContaining(Object.keys(services.gatehouse.environment as object)),
    );
  });

  it('takes from the server what it doesn’t need', () => {
    expect(services.gatehouse).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      stop_grace_period: '30s',
    });
  });
});
