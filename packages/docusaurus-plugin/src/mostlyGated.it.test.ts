import { afterAll, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { Fixture } from './testing/Fixture';

const site = new Fixture('mini');
afterAll(() => {
  site.remove();
});

it('nothing gated is public when most pages are gated and share what they include (GAT-01)', async () => {
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
  await site.requireBuild();
  const canaries = [...plantedCanaries(site.directory).keys()];
  expect(canariesIn(site.path('build'), canaries)).toEqual([]);
  expect(canariesIn(site.path('build-gated'), canaries)).toEqual(canaries);
  const page = site.manifest().routes['/docs/folder/page7'];
  expect(page?.html).toBe('html/docs/folder/page7/index.html');
});

/** Large enough for the bundler to want it in a chunk of its own. */
function heavyComponent(): string {
  const lines = Array.from({ length: 800 }, (_, line) => `'filler line ${line} ${'x'.repeat(40)}'`);
  return `import styles from './heavy.module.css';
    const LINES = ['canaryHeavyTsx4d5e6f', ${lines.join(', ')}];
    export default () => <p className={styles.heavy}>{LINES.map((line) => <i key={line}>{line}</i>)}</p>;`;
}
