import { manifestSchema } from '@gatehouse/contract/manifest';
import { afterEach, describe, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { FASTER_WITH_WEBPACK } from './testing/fasterWithWebpack';
import { Fixture } from './testing/Fixture';

let site: Fixture;
afterEach(() => {
  site.remove();
});

const expectNothingPublic = async (): Promise<void> => {
  const { exitCode, output } = await site.build();
  expect(exitCode, output).toBe(0);
  const canaries = [...plantedCanaries(site.directory).keys()];
  expect(canariesIn(site.path('build'), canaries)).toEqual([]);
  expect(canariesIn(site.path('build-gated'), canaries)).toEqual(canaries);
};
const manifest = () => manifestSchema.parse(JSON.parse(site.read('build-gated/manifest.json')));

describe('the gate holds', () => {
  it('with webpack, source maps, a base URL and trailing slashes', async () => {
    site = new Fixture('classic');
    const config = 'docusaurus.config.ts';
    site.replace(config, "baseUrl: '/'", "baseUrl: '/base/'");
    site.replace(config, 'trailingSlash: false', 'trailingSlash: true');
    site.replace(config, 'faster: true', `faster: ${FASTER_WITH_WEBPACK}`);
    site.replace(config, 'plugins: [', "plugins: ['./sourceMaps.mjs',");
    site.write(
      'sourceMaps.mjs',
      `export default () => ({ name: 'maps', configureWebpack: () => ({ devtool: 'source-map' }) });`,
    );
    await expectNothingPublic();

    const { baseUrl, routes, files } = manifest();
    expect(baseUrl).toBe('/base/');
    expect(routes['/base/docs/guide/teased']?.html).toBe('html/docs/guide/teased/index.html');
    expect(Object.keys(files).every((file) => file.startsWith('/base/assets/'))).toBe(true);
    const maps = Object.entries(files).filter(([file]) => file.endsWith('.js.map'));
    expect(maps.some(([file]) => file.includes('gated-'))).toBe(true);
    expect(maps.every(([, { access }]) => access.length > 0)).toBe(true);
    expect(site.read('build-gated/html/docs/guide/teased/index.html')).toContain(
      'src="/base/assets/js/gated-',
    );
  });

  it('when most pages are gated and share what they include', async () => {
    site = new Fixture('mini');
    site.replace('docs/public.mdx', 'canaryFlipped4d5e6f', 'Something');
    site.replace(
      'docs/folder/_category_.json',
      '"Folder"',
      '"Folder", "customProps": { "access": "members" }',
    );
    site.write('src/components/Heavy.tsx', heavyComponent());
    site.write(
      'src/components/heavy.module.css',
      '.heavy::before { content: "canaryHeavyCss1a2b3c"; }',
    );
    for (let page = 0; page < 20; page++) {
      site.write(
        `docs/folder/page${page}.mdx`,
        `# Page ${page}\n\nimport Heavy from '@site/src/components/Heavy';\n\n<Heavy />\n`,
      );
    }
    await expectNothingPublic();
    expect(manifest().routes['/docs/folder/page7']?.html).toBe('html/docs/folder/page7/index.html');
  });
});

/** Large enough for the bundler to want it in a chunk of its own. */
function heavyComponent(): string {
  const lines = Array.from({ length: 800 }, (_, line) => `'filler line ${line} ${'x'.repeat(40)}'`);
  return `import styles from './heavy.module.css';
    const LINES = ['canaryHeavyTsx4d5e6f', ${lines.join(', ')}];
    export default () => <p className={styles.heavy}>{LINES.map((line) => <i key={line}>{line}</i>)}</p>;`;
}
