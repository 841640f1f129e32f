import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Fixture } from '../testing/Fixture';

const site = new Fixture('mini');
afterAll(() => {
  site.remove();
});

const build = (contentSecurityPolicy: object, options: object = {}) =>
  site.build({
    AUTH_URL: 'https://auth.example.com',
    GATE_OPTIONS: JSON.stringify({ contentSecurityPolicy, ...options }),
  });

const policyOf = (file: string) => readPagePolicy(site.read(file)) ?? '';
const hashesOf = (file: string) => policyOf(file).match(/'sha256-[^']+'/g)?.length;

it("a build that loads what its pages can't load is refused, and passes once it is allowed (HDR-02)", async () => {
  site.write('docs/foreign.md', '# Foreign\n\n![A picture](https://images.example.com/a.png)\n');
  // Like the plugin for redirects: at the end of the build, and with its own script.
  site.write(
    'plugin.mjs',
    `import { writeFileSync } from 'node:fs';
     export default () => ({
       name: 'redirects',
       postBuild: async ({ outDir }) => {
         writeFileSync(outDir + '/moved.html', '<html><head></head><script>location.href = "/"</script>');
       },
     });`,
  );
  const refused = await build({});
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toContain('- img-src https://images.example.com: build/docs/foreign');
  expect(existsSync(site.path('build'))).toBe(false);

  const { exitCode, output } = await build({ 'img-src': ['https://images.example.com'] });
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

it('pages have their policy when nothing is gated and there is nothing to verify (HDR-02)', async () => {
  site.restore();
  site.replace('docs/gated.mdx', 'access: premium', 'access: public');
  const { exitCode, output } = await build({}, { plans: [] });
  expect(exitCode, output).toBe(0);
  expect(output).not.toContain('Looked for');
  for (const page of ['docs/public', 'docs/gated']) {
    expect(hashesOf(`build/${page}/index.html`), page).toBeGreaterThan(0);
  }
});
