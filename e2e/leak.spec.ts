import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openPage } from './support/openPage';
import { ROOT } from './support/product';
import { expect, test } from './support/test';

const GATED_FOLDERS = ['docs/playbooks'];

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Splits the docs with this test's own code, independent of what the plugin considers gated. */
function readDocs(): { publicText: string; gatedBodies: string[] } {
  const docs = filesBelow('docs')
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const source = readFileSync(file, 'utf8');
      const [, frontMatter = '', text = ''] = /^---\n(.*?)^---\n([^]*)/ms.exec(source) ?? [];
      const isGated =
        /^access: (?!public)/m.test(frontMatter) ||
        GATED_FOLDERS.some((folder) => file.startsWith(path.join(ROOT, folder)));
      const [teaser = '', body] = text.split('{/* truncate */}');
      // A section is on its own lines; in a code block, it is an example.
      const outsideOfCode = text.replace(/^```.*?^```$/gms, '');
      const sections = [...outsideOfCode.matchAll(/^<Gated .*?^<\/Gated>$/gms)].map(
        ([found]) => found,
      );
      if (!isGated) {
        const shown = sections.reduce((rest, section) => rest.replace(section, ''), text);
        return { shown: frontMatter + shown, gated: sections.join('\n') };
      }
      return body === undefined
        ? { shown: frontMatter, gated: text }
        : { shown: frontMatter + teaser, gated: body };
    });
  return {
    publicText: docs.map(({ shown }) => shown).join('\n'),
    gatedBodies: docs.map(({ gated }) => gated).filter(Boolean),
  };
}

/** Runs of plain words, long enough to be unique; with characters that no format has to escape. */
function sentences(body: string): string[] {
  return body.match(/[A-Za-z][A-Za-z0-9 ,.;]{38,}[a-z]/g) ?? [];
}

function filesWith(folder: string, texts: string[]): { text: string; file: string }[] {
  return filesBelow(folder).flatMap((file) => {
    const content = readFileSync(file);
    return texts
      .filter((text) => content.includes(text) || file.includes(text))
      .map((text) => ({ text, file: path.relative(ROOT, file) }));
  });
}

test('no file in the public build contains a sentence of gated content (GAT-01)', () => {
  const { publicText, gatedBodies } = readDocs();
  const texts = gatedBodies.flatMap(sentences).filter((text) => !publicText.includes(text));
  expect(gatedBodies.length).toBeGreaterThanOrEqual(5);
  expect(texts.length).toBeGreaterThan(50);

  expect(filesWith('build', texts)).toEqual([]);
  // The control: a search that finds nothing anywhere proves nothing.
  const found = new Set(filesWith('build-gated', texts).map(({ text }) => text));
  expect(texts.filter((text) => !found.has(text))).toEqual([]);
});

/** Files on disk next to the public build, requested by someone who knows the product's folders. */
const BESIDE_THE_BUILD = [
  '.git/HEAD',
  '.env.example',
  'package.json',
  'auth-server/package.json',
  'build-gated/manifest.json',
  'build-gated/sources.json',
  'manifest.json',
  'sources.json',
  'docs/playbooks/free-to-paid.mdx',
  'docs/playbooks/_category_.json',
  '.docusaurus/routes.js',
];
const SPELLINGS = [(file: string) => `/${file}`, (file: string) => `/..%2f${file}`];

test('files next to the public build are not served (GAT-19)', async ({ request }) => {
  for (const file of BESIDE_THE_BUILD) {
    for (const spell of SPELLINGS) {
      const response = await request.get(spell(file));
      expect([400, 404], spell(file)).toContain(response.status());
    }
  }
  expect((await request.get('/sitemap.xml')).status(), 'the control').toBe(200);
});

test('a search for a word of gated content finds nothing (GAT-17)', async ({ page }) => {
  const { publicText, gatedBodies } = readDocs();
  const known = publicText.toLowerCase();
  // The search matches words with the same prefix.
  const [word = ''] =
    gatedBodies
      .join(' ')
      .match(/\b[a-z]{9,}\b/g)
      ?.filter((each) => !known.includes(each.slice(0, 5))) ?? [];
  expect(word).not.toBe('');
  await openPage(page, `/search?q=${word}`);
  await expect(page.getByText('No documents were found')).toBeVisible();

  await openPage(page, '/search?q=playbook');
  await expect(page.getByRole('main').locator('article').first(), 'the control').toBeVisible();
});
