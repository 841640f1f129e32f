import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { MANIFEST_VERSION, manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { describe, expect, it } from 'vitest';
import { mergeGroup } from './mergeGroup';

const markdownOf = (name: string) => ({
  path: `/base/${name}`,
  href: `/base/${name}`,
  title: name,
  description: '',
  section: 'Docs',
  file: `md/${name}.json`,
});

const base: Manifest = {
  version: MANIFEST_VERSION,
  madeBy: { plugin: '1.0.0', docusaurus: '3.10.0' },
  accountRoutes: DEFAULT_ROUTES,
  buildId: 'x',
  baseUrl: '/base/',
  authUrl: null,
  plans: [],
  publicDir: '../build',
  lockedPages: {},
  markdown: {
    site: { title: 'Site', summary: '', note: '' },
    siteUrl: 'https://docs.example.com',
    llmsFiles: [],
    pages: [markdownOf('listed')],
  },
  routes: { '/base/listed': { id: 'a', access: ['premium'], html: 'html/listed.html' } },
  files: {
    '/base/assets/js/gated-a.js': { access: ['premium'], file: 'files/assets/js/gated-a.js' },
    '/base/assets/images/shared.png': {
      access: ['premium'],
      file: 'files/assets/images/shared.png',
    },
  },
};
const unlisted = { href: '/base/hidden', title: 'Hidden', position: null };
const hidden = { id: 'b', access: ['team'], html: 'html/hidden.html', unlisted };

const merged = mergeGroup(
  base,
  {
    group: ['team'],
    manifest: {
      ...base,
      markdown: base.markdown && {
        ...base.markdown,
        pages: ['hidden', 'other'].map(markdownOf),
      },
      routes: { ...base.routes, '/base/hidden': hidden },
      files: {
        // The gate of a listed page, under a different name in this build.
        '/base/assets/js/gated-a.2.js': { access: ['premium'], file: 'files/x' },
        '/base/assets/js/gated-b.js': { access: ['team'], file: 'files/y' },
        '/base/assets/images/shared.png': { access: ['team'], file: 'files/z' },
      },
    },
    assets: ['assets/js/main.2.js', 'assets/css/styles.css'],
  },
  (asset) => asset === 'assets/css/styles.css',
);

describe('mergeGroup', () => {
  it('adds the unlisted pages, but no page of the public build', () => {
    expect(merged.manifest.routes).toEqual({ ...base.routes, '/base/hidden': hidden });
    expect(merged.pages).toEqual(['html/hidden.html']);
  });

  it('adds only their Markdown', () => {
    expect(merged.manifest.markdown?.pages).toEqual(['listed', 'hidden'].map(markdownOf));
    expect(merged.markdown).toEqual(['md/hidden.json']);
  });

  it('gates what is public in the group’s build for the group, because it contains their titles', () => {
    expect(merged.manifest.files['/base/assets/js/main.2.js']).toEqual({
      access: ['team'],
      file: 'files/assets/js/main.2.js',
      unlisted: true,
    });
  });

  it('keeps the access of each gate: no entitlement opens another gate’s page', () => {
    const { files } = merged.manifest;
    expect(files['/base/assets/js/gated-a.2.js']?.access).toEqual(['premium']);
    expect(files['/base/assets/js/gated-b.js']?.access).toEqual(['team']);
    expect(files['/base/assets/js/gated-a.js']).toEqual(base.files['/base/assets/js/gated-a.js']);
  });

  it('opens a file gated in both builds for the readers of both, and keeps it listed', () => {
    expect(merged.manifest.files['/base/assets/images/shared.png']).toEqual({
      access: ['premium', 'team'],
      file: 'files/assets/images/shared.png',
    });
  });

  it('omits what the public build has', () => {
    expect(merged.manifest.files).not.toHaveProperty('/base/assets/css/styles.css');
    expect(merged.files).not.toContain('assets/css/styles.css');
    expect(merged.files).toContain('assets/js/main.2.js');
  });

  it('conforms to the contract', () => {
    expect(manifestSchema.parse(merged.manifest)).toEqual(merged.manifest);
  });
});
