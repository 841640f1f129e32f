import { readFileSync } from 'node:fs';
import { manifestSchema } from '@gatehouse/contract/manifest';
import { afterEach, describe, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { FASTER_WITH_WEBPACK } from './testing/fasterWithWebpack';
import { Fixture } from './testing/Fixture';
import { filesBelow } from './verify/filesBelow';

const readOf = (file = ''): string => readFileSync(file, 'utf8');
const AUTH_URL = 'https://auth.example.com';

let site: Fixture;
afterEach(() => {
  site.remove();
});

describe.each(['rspack', 'webpack'])('site and server on two origins, built with %s', (bundler) => {
  it('leaves nothing gated in the public build, and loads it from the server (GAT-01)', async () => {
    site = new Fixture('classic');
    if (bundler === 'webpack') {
      site.replace('docusaurus.config.ts', 'faster: true', `faster: ${FASTER_WITH_WEBPACK}`);
    }
    const { exitCode, output } = await site.build({ AUTH_URL });
    expect(exitCode, output).toBe(0);
    const canaries = [...plantedCanaries(site.directory).keys()];
    expect(canariesIn(site.path('build'), canaries)).toEqual([]);
    expect(canariesIn(site.path('build-gated'), canaries)).toEqual(canaries);

    const manifest = manifestSchema.parse(JSON.parse(site.read('build-gated/manifest.json')));
    expect(manifest.authUrl).toBe(AUTH_URL);
    const runtime = filesBelow(site.path('build/assets/js')).find((file) => /runtime~/.test(file));
    expect(readOf(runtime)).toContain(`${AUTH_URL}/gated`);
    const gatedCode = filesBelow(site.path('build-gated/files/assets')).filter((file) =>
      /\.(?:js|css)$/.test(file),
    );
    const codeOf = (kind: string) =>
      gatedCode
        .filter((file) => file.endsWith(kind))
        .map((file) => readOf(file))
        .join('\n');
    expect(codeOf('.js')).toMatch(
      /"https:\/\/auth\.example\.com\/gated"\+\w+\.p\+"assets\/images\/canaryPicture/,
    );
    expect(codeOf('.js')).toMatch(
      /"https:\/\/auth\.example\.com\/gated"\+\w+\.p\+"assets\/files\/canaryPaper/,
    );
  });
});

it('ends the build when the server is on another site, and says what to do', async () => {
  site = new Fixture('mini');
  const { exitCode, output } = await site.build({ AUTH_URL: 'https://acme-accounts.dev' });
  expect(exitCode).toBe(1);
  expect(output).toContain(
    'AUTH_URL (https://acme-accounts.dev) is on another site than SITE_URL (https://docs.example.com)',
  );
  expect(output).toContain('a sub-domain of example.com');
});
