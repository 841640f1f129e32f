import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { MANIFEST_VERSION } from '@gatehouse/contract/manifest';
import { createRandom, createTexts } from './createTexts.mjs';

const PAGES = 2600;
const GATED_PAGES = 260;
const PARAGRAPHS = 60;
const SCRIPTS = 250;

const html = (
  title,
  paragraphs,
) => `<!doctype html><html lang="en"><head><title>${title}</title></head>
<body><nav class="navbar navbar--fixed-top"><ul class="menu__list">${Array.from(
  { length: 60 },
  (_, item) =>
    `<li class="theme-doc-sidebar-item-link menu__list-item"><a class="menu__link" href="/docs/page-${item}">Page ${item}</a></li>`,
).join('')}</ul></nav><article><div class="theme-doc-markdown markdown">${paragraphs
  .map(
    ({ text, code }) =>
      `<p>${text}</p><pre><code>${code.replace(/\w+/g, '<span class="token plain" style="color:#393A34">$&</span>')}</code></pre>`,
  )
  .join('')}</div></article></body></html>`;

/**
 * Writes the output of a large site's build: about 100 MB of public pages and scripts in `build`,
 * and a tenth of that in `build-gated` with its record. The two share no content.
 * @param {string} folder is emptied
 */
export async function createOutput(folder) {
  await rm(folder, { recursive: true, force: true });
  const write = async (file, text) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const paragraphsOf = ({ sentence, line }, count) =>
    Array.from({ length: count }, () => ({ text: sentence(), code: line() }));

  const open = createTexts(createRandom(1));
  for (let page = 0; page < PAGES; page++) {
    await write(
      `build/docs/page-${page}.html`,
      html(`Page ${page}`, paragraphsOf(open, PARAGRAPHS)),
    );
  }
  for (let script = 0; script < SCRIPTS; script++) {
    const lines = Array.from({ length: 800 }, open.line);
    await write(`build/assets/js/${script}.js`, lines.join(';'));
  }

  const closed = createTexts(createRandom(2), 'ex');
  const gated = [];
  for (let page = 0; page < GATED_PAGES; page++) {
    const paragraphs = paragraphsOf(closed, PARAGRAPHS);
    const lines = paragraphs.flatMap(({ text, code }) => [text, code]);
    const source = `docs/gated-${page}.mdx`;
    gated.push({
      source,
      isPage: true,
      lines: lines.map((text, index) => ({ line: index + 1, text })),
    });
    await write(`build-gated/html/docs/gated-${page}.html`, html(source, paragraphs));
  }
  const manifest = {
    version: MANIFEST_VERSION,
    madeBy: { plugin: 'bench', docusaurus: 'bench' },
    accountRoutes: DEFAULT_ROUTES,
    buildId: 'bench',
    publicDir: '../build',
    baseUrl: '/',
    plans: [],
    routes: {},
    files: {},
    lockedPages: {},
  };
  const stamp = { version: 1, buildId: manifest.buildId, lockedPages: [] };
  await write('build/gatehouse-build.json', JSON.stringify(stamp));
  await write('build-gated/manifest.json', JSON.stringify(manifest));
  await write(
    'build-gated/sources.json',
    JSON.stringify({
      version: 1,
      siteDir: '..',
      gated,
      gatedFiles: [],
      publicSources: [],
      publicTexts: [],
    }),
  );
}
