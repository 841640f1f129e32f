import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { settingsSchema } from '../../auth-server/src/env.js';
import { serverOperations } from '../../auth-server/src/openapi/operations/serverOperations.js';
import { gatehouseCommands, listDeployFiles, readDeployFile } from './deployFiles.js';

const settings = [...Object.keys(settingsSchema.shape), 'NODE_VERSION'];
const paths = serverOperations.map(({ path }) => path);

describe('Render', () => {
  const source = readDeployFile('render/render.yaml');
  const { services, databases } = parseYaml(source) as {
    services: [Record<string, unknown> & { envVars: ({ key: string } & object)[] }];
    databases: [{ name: string; ipAllowList: string[] }];
  };
  const [service] = services;
  const variable = (name: string) => service.envVars.find(({ key }) => key === name);

  it('migrates before it starts the new version, and routes to it when it is ready', () => {
    expect(service.preDeployCommand).toMatch(/gatehouse migrate$/);
    expect(service.startCommand).toMatch(/gatehouse start$/);
    expect(service.healthCheckPath).toBe('/api/health/ready');
    expect(paths).toContain(service.healthCheckPath);
  });

  it('starts the server itself, which gets the signals', () => {
    expect(service.startCommand).not.toMatch(/np[mx]/);
  });

  it('sets only settings that exist, and contains no secret', () => {
    const names = service.envVars.map(({ key }) => key);
    expect(settings).toEqual(expect.arrayContaining(names));
    expect(variable('BETTER_AUTH_SECRET')).toMatchObject({ generateValue: true });
    expect(variable('SMTP_URL')).toMatchObject({ sync: false });
    expect(variable('DATABASE_URL')).toMatchObject({ fromDatabase: { name: databases[0].name } });
  });

  it('keeps the database on the private network', () => {
    expect(databases[0].ipAllowList).toEqual([]);
  });
});

describe('Fly.io', () => {
  const toml = parseToml(readDeployFile('fly/fly.toml')) as unknown as {
    kill_timeout: number;
    deploy: { release_command: string };
    env: Record<string, string>;
    build: { args: Record<string, string> };
    http_service: {
      internal_port: number;
      force_https: boolean;
      checks: [{ path: string }];
    };
  };

  it('migrates before it starts the new version, and routes to it when it is ready', () => {
    expect(toml.deploy.release_command).toBe('gatehouse migrate');
    expect(toml.http_service.checks[0].path).toBe('/api/health/ready');
  });

  it('uses the port of the container, and https', () => {
    const port = /PORT=(\d+)/.exec(readDeployFile('container/Dockerfile'))?.[1];
    expect(toml.http_service).toMatchObject({ internal_port: Number(port), force_https: true });
  });

  it('builds for the site that it serves', () => {
    expect(toml.build.args.SITE_URL).toBe(toml.env.SITE_URL);
  });

  it('sets only settings that exist, and contains no secret', () => {
    expect(settings).toEqual(expect.arrayContaining(Object.keys(toml.env)));
    expect(Object.keys(toml.env).filter((name) => /SECRET|KEY|DATABASE|SMTP/.test(name))).toEqual(
      [],
    );
  });
});

describe('every file for a deployment', () => {
  const files = listDeployFiles();

  it('is read by these tests', () => {
    expect(files).toEqual([
      'caddy/Caddyfile',
      'cdn/cloudflare-cache-rules.json',
      'cdn/cloudfront.yaml',
      'container/.dockerignore',
      'container/Dockerfile',
      'container/compose.yaml',
      'fly/fly.toml',
      'nginx/gatehouse-headers.conf',
      'nginx/gatehouse.conf',
      'render/render.yaml',
      'systemd/gatehouse.service',
      'vercel/api/index.mjs',
      'vercel/vercel.json',
    ]);
  });

  it.each(files)('copies no cookie into a URL: %s', (file) => {
    // All that a rule may do with the session: compare it, send it on, or name it in Vary.
    const allowed = [
      /^map "\$http_cookie\|\$http_authorization" \$is_reader \{$/,
      /^header_regexp Cookie /,
      /^(?:add_header|header @page \+)Vary /,
      /^add_header Vary "/,
      /^CookiesConfig: \{ CookieBehavior: none \}$/,
    ];
    const isComment = (line: string) => /^(?:#|\/\/)/.test(line);
    const lines = readDeployFile(file)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /cookie/i.test(line) && !isComment(line));
    expect(lines.filter((line) => !allowed.some((form) => form.test(line)))).toEqual([]);
  });

  it.each(files)('runs only commands that exist: %s', (file) => {
    const known = ['start', 'migrate', 'build'];
    const lines = readDeployFile(file)
      .split('\n')
      .filter((line) => !/^\s*#/.test(line));
    expect(known).toEqual(expect.arrayContaining(gatehouseCommands(lines.join('\n'))));
  });
});

describe('a CDN', () => {
  it('stores nothing but hashed files, and those only if the server says so', () => {
    const source = readDeployFile('cdn/cloudfront.yaml').replaceAll('!Ref ', '');
    const { Resources: resources } = parseYaml(source) as {
      Resources: {
        AsTheServerSays: { Properties: { CachePolicyConfig: Record<string, unknown> } };
        Site: { Properties: { DistributionConfig: Record<string, unknown> } };
      };
    };
    const distribution = resources.Site.Properties.DistributionConfig;
    expect(resources.AsTheServerSays.Properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
    });
    const uncached = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    expect(distribution.DefaultCacheBehavior).toMatchObject({ CachePolicyId: uncached });
    expect(distribution.CacheBehaviors).toMatchObject([
      { PathPattern: '/assets/*', CachePolicyId: 'AsTheServerSays' },
    ]);
  });

  it('does so at Cloudflare, too', () => {
    const { rules } = JSON.parse(readDeployFile('cdn/cloudflare-cache-rules.json')) as {
      rules: { expression: string; action_parameters: { cache: boolean; edge_ttl?: object } }[];
    };
    expect(rules).toMatchObject([
      { action_parameters: { cache: false } },
      { action_parameters: { cache: true, edge_ttl: { mode: 'bypass_by_default' } } },
    ]);
    expect(rules[0]?.expression).toBe(`not ${rules[1]?.expression}`);
  });
});
