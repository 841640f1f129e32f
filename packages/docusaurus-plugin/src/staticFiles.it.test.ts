import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fixture } from './testing/Fixture';

const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';

const site = new Fixture('mini');
afterAll(() => {
  site.remove();
});

/** Draws a unique image, larger than what the bundler inlines. */
function drawPicture(file: string, bytes = 20_000): void {
  const header = Buffer.from(
    '89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73',
    'hex',
  );
  site.write(file, '');
  const filling = Buffer.alloc(bytes, file);
  writeFileSync(site.path(file), Buffer.concat([header, filling]));
}

const accessOf = (file: string) => site.manifest().files[`/${file}`]?.access;
const isPublic = (file: string): boolean => existsSync(site.path(`build/${file}`));

/** In milliseconds, on a busy machine. */
const FOUR_BUILDS = 600_000;

/** Every way for a page to use a file in static/, with a file for each. */
const USES: Record<string, string> = {
  'img/markdown.png': '![A picture](/img/markdown.png)',
  'img/small.png': '![A small picture](/img/small.png)',
  'files/linked.pdf': '[Paper](/files/linked.pdf)',
  'files/at-its-address.pdf': '[Paper](pathname:///files/at-its-address.pdf)',
  'img/required.png': '<img alt="" src={require("@site/static/img/required.png").default} />',
  'img/by-base-url.png': '<img alt="" src={useBaseUrl("/img/by-base-url.png")} />',
  'img/plain.png': '<img alt="" src="/img/plain.png" />',
  'img/two words (1).png': '<img alt="" src="/img/two%20words%20(1).png" />',
  'img/größe.png': '<img alt="" src="/img/größe.png" />',
  'demo/index.html': '[Demo](pathname:///demo/)',
};

function useFiles(folder = ''): string {
  const uses = Object.values(USES).map((use) =>
    use.replaceAll(/(?<=\/)(?:img|files|demo)\//g, (name) => `${folder}${name}`),
  );
  return ["import useBaseUrl from '@docusaurus/useBaseUrl';", ...uses].join('\n\n');
}

function writeFiles(folder = ''): void {
  for (const file of Object.keys(USES)) {
    const name = `static/${folder}${file}`;
    if (file.endsWith('.png')) drawPicture(name, file.includes('small') ? 500 : 20_000);
    else if (file.endsWith('.html'))
      site.write(name, `<img src="./own.png"> ${'demo '.repeat(20)}`);
    else site.write(name, `%PDF-1.4 ${folder}${file} ${'x'.repeat(200)}`);
  }
  drawPicture(`static/${folder}demo/own.png`);
}

describe('files of static/ that gated pages use', () => {
  let output = '';
  beforeAll(async () => {
    writeFiles();
    writeFiles('open/');
    writeFiles('said/');
    for (const name of ['logo', 'card', 'style', 'head', 'orphan', 'icon', 'shared', 'section']) {
      drawPicture(`static/img/${name}.png`);
    }
    site.write('static/site.webmanifest', JSON.stringify({ icons: [{ src: 'img/icon.png' }] }));
    site.replace(
      'docs/gated.mdx',
      '# Gated',
      [
        '# Gated',
        useFiles(),
        ...['logo', 'card', 'style', 'head', 'icon'].map((name) => `![](/img/${name}.png)`),
        '![](/img/shared.png)',
      ].join('\n\n'),
    );
    site.write('docs/said.mdx', `---\naccess: premium\n---\n\n# Said\n\n${useFiles('said/')}`);
    site.write('docs/members.mdx', '---\naccess: members\n---\n\n![](/img/shared.png)\n');
    site.write('docs/both.mdx', `---\naccess: premium\n---\n\n# Both\n\n${useFiles('open/')}`);
    site.write('src/pages/open.mdx', `# Open\n\n${useFiles('open/')}`);
    site.write(
      'src/pages/sectioned.mdx',
      '# Sectioned\n\n<Gated access="members">\n\n![](/img/section.png)\n\n</Gated>\n',
    );
    site.write('src/style.css', 'main { background: url(/img/style.png); }');
    site.replace(
      'docusaurus.config.ts',
      "presets: [['classic', { blog: false, docs: {} }]]",
      `presets: [['classic', { blog: false, docs: { editUrl: 'https://edit.example.com/' }, theme: { customCss: './src/style.css' } }]],
       themeConfig: { image: 'img/card.png', navbar: { logo: { src: 'img/logo.png' } } },
       headTags: [{ tagName: 'link', attributes: { rel: 'icon', href: '/img/head.png' } }]`,
    );
    site.replace(
      'docusaurus.config.ts',
      'plans:',
      "keepEditUrl: true, publicFiles: ['said/**'], plans:",
    );
    site.replace('docusaurus.config.ts', '// more plugins', "'@docusaurus/plugin-pwa',");
    output = await site.requireBuild();
  });

  it('are not precached by a service worker, nor are gated pages', () => {
    const worker = site.read('build/sw.js');
    expect(worker).toMatch(/"url":"docs\/public\/index.html"/);
    expect(worker).toContain('"url":"404.html"');
    for (const file of ['docs/gated/index.html', 'docs/both/index.html', 'img/plain.png']) {
      expect(worker).not.toContain(`"url":"${file}"`);
    }
  });

  it('leave the public build if nothing public uses them, and keep their address for readers of these pages', () => {
    for (const file of [...Object.keys(USES), 'demo/own.png']) {
      expect([file, isPublic(file), accessOf(file)]).toEqual([file, false, ['premium']]);
      expect(existsSync(site.path(`build-gated/files/${file}`))).toBe(true);
      expect(output).toContain(`- ${file} (premium)`);
    }
  });

  it('open for the readers of any page or section that uses them', () => {
    expect(accessOf('img/shared.png')).toBe('members');
    expect(accessOf('img/section.png')).toBe('members');
  });

  it.each(['a public page', 'the option'])('stay public if %s says so', (who) => {
    const folder = who === 'the option' ? 'said/' : 'open/';
    for (const file of Object.keys(USES).map((name) => folder + name)) {
      expect([file, isPublic(file), accessOf(file)]).toEqual([file, true, undefined]);
    }
  });

  it('stay public if the configuration, a stylesheet or a public file also uses them', () => {
    for (const name of ['logo', 'card', 'style', 'head', 'icon']) {
      expect([name, isPublic(`img/${name}.png`)]).toEqual([name, true]);
    }
    expect(output).toContain('- img/logo.png');
  });

  it('are used by pages that keep their edit links if the option says so', () => {
    expect(site.read('build/docs/gated/index.html')).toContain(
      'https://edit.example.com/docs/gated.mdx',
    );
  });

  it("don't include files that nothing uses", () => {
    expect(isPublic('img/orphan.png')).toBe(true);
    expect(output).not.toContain('orphan');
  });

  it('are searched for by the leak check, both during the build and later', async () => {
    expect((await site.verify()).output).toContain('none found');
    writeFileSync(site.path('build/copy.bin'), site.read('build-gated/files/files/linked.pdf'));
    const { exitCode, output: found } = await site.verify();
    expect(exitCode).toBe(1);
    expect(found).toContain('Gated file in the public build: copy.bin');
  });
});

// The decision has its own tests: `decideStaticFiles`.
it.runIf(IS_NIGHTLY)(
  'files in static/ that only gated pages use can be refused, each by name',
  async () => {
    site.restore();
    drawPicture('static/img/only.png');
    site.replace('docs/gated.mdx', '# Gated', '# Gated\n\n![](/img/only.png)');
    const { exitCode, output } = await site.build({ GATE_OPTIONS: '{ "staticFiles": "refuse" }' });
    expect(exitCode).toBe(1);
    expect(output).toContain('but only gated pages use them:\n  - img/only.png\n');
    expect(existsSync(site.path('build'))).toBe(false);
  },
);

describe('files of static/ with a split origin, a base URL, two languages and an unlisted page', () => {
  const AUTH_URL = 'https://auth.example.com';
  let files: Record<string, { access: unknown; unlisted?: boolean | undefined }> = {};
  let output = '';
  beforeAll(async () => {
    site.restore();
    for (const name of ['gated', 'french', 'only-french', 'hidden', 'hidden-teaser']) {
      drawPicture(`static/img/${name}.png`);
    }
    site.replace(
      'docusaurus.config.ts',
      "baseUrl: '/'",
      `baseUrl: '/base/', i18n: { defaultLocale: 'en', locales: ['en', 'fr'],
       localeConfigs: { fr: { baseUrl: '/base/fr/' } } }`,
    );
    const body = '# Gated\n\n<img alt="" src="/base/img/gated.png" />\n\n![](/img/french.png)\n\n';
    site.replace('docs/gated.mdx', '# Gated', body);
    site.write(
      'i18n/fr/docusaurus-plugin-content-docs/current/gated.mdx',
      '---\naccess: members\n---\n\n# En français\n\n[Image](pathname:///img/only-french.png)\n',
    );
    site.write(
      'i18n/fr/docusaurus-plugin-content-pages/index.mdx',
      '# Bienvenue\n\n![](/img/french.png)\n',
    );
    site.write(
      'docs/hidden.mdx',
      `---\naccess: premium\nlisted: false\n---\n\n# Hidden\n\n![](/img/hidden-teaser.png)\n
       {/* truncate */}\n\n<img alt="" src="/base/img/hidden.png" />\n`,
    );
    // It builds its service worker for each language and each group.
    if (IS_NIGHTLY)
      site.replace('docusaurus.config.ts', '// more plugins', "'@docusaurus/plugin-pwa',");
    output = await site.requireBuild({ AUTH_URL });
    const french = JSON.parse(site.read('build-gated/fr/manifest.json')) as { files: typeof files };
    files = { ...site.manifest().files, ...french.files };
  }, FOUR_BUILDS);

  it.each(['/base/', '/base/fr/'])('require the same access below %s as elsewhere', (baseUrl) => {
    expect(files[`${baseUrl}img/only-french.png`]).toMatchObject({ access: 'members' });
    expect(files[`${baseUrl}img/hidden.png`]).toMatchObject({
      access: ['premium'],
      unlisted: true,
    });
    expect(files[`${baseUrl}img/hidden-teaser.png`]).toMatchObject({ unlisted: true });
    const directory = baseUrl === '/base/' ? 'build' : 'build/fr';
    for (const name of ['gated', 'only-french', 'hidden', 'hidden-teaser']) {
      expect([name, existsSync(site.path(`${directory}/img/${name}.png`))]).toEqual([name, false]);
    }
    // A public page shows it, though only in one language.
    expect(existsSync(site.path(`${directory}/img/french.png`))).toBe(true);
  });

  it.runIf(IS_NIGHTLY).each(['build', 'build/fr'])(
    'are not precached by the service worker of %s',
    (directory) => {
      const worker = site.read(`${directory}/sw.js`);
      const urls = [...worker.matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => decodeURI(url));
      expect(urls).toContain('index.html');
      expect(urls.filter((url) => !existsSync(site.path(`${directory}/${url}`)))).toEqual([]);
    },
  );

  it('are searched for once in each language, though one is written below the other', () => {
    expect(output.match(/none found/g)).toHaveLength(2);
  });

  it('are loaded from the server by gated scripts and by open pages served there', () => {
    const { routes, files: listed } = site.manifest();
    const script = Object.values(listed)
      .filter(({ file }) => file.endsWith('.js'))
      .map(({ file }) => site.read(`build-gated/${file}`))
      .join('\n');
    for (const name of ['gated', 'hidden']) {
      expect(script).toContain(`"${AUTH_URL}/gated/base/img/${name}.png"`);
    }
    const hidden = site.read(`build-gated/${routes['/base/docs/hidden']?.html}`);
    expect(hidden).toContain(`src="${AUTH_URL}/gated/base/img/hidden.png"`);
  });
});
