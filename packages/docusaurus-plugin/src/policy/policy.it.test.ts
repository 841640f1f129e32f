import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Fixture } from '../testing/Fixture';

const site = new Fixture('mini');
afterAll(() => {
  site.remove();
});

const policyOf = (file: string) => readPagePolicy(site.read(file)) ?? '';
const hashesOf = (file: string) => policyOf(file).match(/'sha256-[^']+'/g)?.length;

it('a build is refused that loads what its pages may not, and passes when it is allowed (HDR-02)', async () => {
  site.write('docs/foreign.md', '# Foreign\n\n![A picture](https://images.example.com/a.png)\n');
  // As the plugin for redirects does: when the build is nearly over, and with a script of its own.
  site.write(
    'redirects.mjs',
    `import { writeFileSync } from 'node:fs';
     export default () => ({
       name: 'redirects',
       postBuild: async ({ outDir }) => {
         writeFileSync(outDir + '/moved.html', '<html><head></head><script>location.href = "/"</script>');
       },
     });`,
  );
  site.replace('docusaurus.config.ts', '// more plugins', `'./redirects.mjs',`);
  site.replace('docusaurus.config.ts', 'authUrl:', 'contentSecurityPolicy: {}, authUrl:');
  const refused = await site.build();
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toContain('- img-src https://images.example.com: build/docs/foreign');
  expect(existsSync(site.path('build'))).toBe(false);

  site.replace(
    'docusaurus.config.ts',
    'contentSecurityPolicy: {}',
    `contentSecurityPolicy: { 'img-src': ['https://images.example.com'] }`,
  );
  const { exitCode, output } = await site.build({ AUTH_URL: 'https://auth.example.com' });
  expect(exitCode, output).toBe(0);
  const pages = ['docs/public', 'docs/gated'].map((page) => `build/${page}/index.html`);
  for (const page of [...pages, 'build-gated/html/docs/gated/index.html', 'build/404.html']) {
    expect(policyOf(page), page).toMatch(
      /;script-src 'self' https:\/\/auth\.example\.com( 'sha256-[\w+/]{43}=')+;style-src /,
    );
    expect(policyOf(page), page).toContain(' data: https://images.example.com;');
  }
  expect(hashesOf('build-gated/html/docs/gated/index.html')).toBe(hashesOf(pages[1] ?? ''));
  expect(hashesOf('build/moved.html')).toBeGreaterThan(0);
});

it('pages have their policy where nothing is gated, and there is nothing to prove (HDR-02)', async () => {
  site.restore();
  site.replace('docs/gated.mdx', 'access: premium', 'access: public');
  site.replace('docusaurus.config.ts', 'authUrl:', 'contentSecurityPolicy: {}, authUrl:');
  site.replace('docusaurus.config.ts', `{ id: 'premium', title: 'Premium' }`, '');
  const output = await site.requireBuild();
  expect(output).not.toContain('Looked for');
  for (const page of ['docs/public', 'docs/gated']) {
    expect(hashesOf(`build/${page}/index.html`), page).toBeGreaterThan(0);
  }
});
