import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import type { Access } from '@gatehouse/contract/access';
import { manifestSchema } from '@gatehouse/contract/manifest';
import { describe, expect, it } from 'vitest';
import { createManifest, type ManifestParts } from './createManifest';

const parts: ManifestParts = {
  publicDir: '../build',
  lockedPages: new Map([['docs/a.html', Buffer.from('<locked>')]]),
  baseUrl: '/base/',
  authUrl: null,
  plans: [{ id: 'premium', title: 'Premium', description: '', price: '' }],
  accountRoutes: DEFAULT_ROUTES,
  madeBy: { plugin: '1.0.0', docusaurus: '3.10.0' },
  accessOf: new Map<string, Access>([
    ['a', ['premium']],
    ['b', 'members'],
  ]),
  pages: new Map([
    ['/base/docs/b', { gateId: 'b', file: 'docs/b.html', html: '<b>' }],
    ['/base/docs/a', { gateId: 'a', file: 'docs/a.html', html: '<a>' }],
  ]),
  files: new Map([
    ['assets/js/both.js', new Set(['a', 'b'])],
    ['assets/js/orphan.js', new Set()],
    ['assets/js/a.js', new Set(['a'])],
  ]),
  markdown: null,
  staticFiles: new Map([['vault/paper.pdf', { access: 'members', digest: '1' }]]),
};

describe('createManifest', () => {
  it('conforms to the contract', () => {
    const manifest = createManifest(parts);
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest).toMatchObject({
      baseUrl: '/base/',
      authUrl: null,
      routes: {
        '/base/docs/a': { id: 'a', access: ['premium'], html: 'html/docs/a.html' },
        '/base/docs/b': { id: 'b', access: 'members', html: 'html/docs/b.html' },
      },
      files: {
        '/base/assets/js/a.js': { access: ['premium'], file: 'files/assets/js/a.js' },
        '/base/assets/js/both.js': { access: 'members' },
        '/base/assets/js/orphan.js': { access: [] },
        '/base/vault/paper.pdf': { access: 'members', file: 'files/vault/paper.pdf' },
      },
    });
  });

  it('has a build id that changes with the output, and only with it', () => {
    const { buildId } = createManifest(parts);
    expect(createManifest({ ...parts, pages: new Map([...parts.pages].reverse()) }).buildId).toBe(
      buildId,
    );
    const changed = new Map(parts.pages).set('/base/docs/a', {
      gateId: 'a',
      file: 'docs/a.html',
      html: '<x>',
    });
    expect(createManifest({ ...parts, pages: changed }).buildId).not.toBe(buildId);
    expect(createManifest({ ...parts, files: new Map() }).buildId).not.toBe(buildId);
    const staticFiles = new Map([['vault/paper.pdf', { access: 'members', digest: '2' } as const]]);
    expect(createManifest({ ...parts, staticFiles }).buildId).not.toBe(buildId);
  });

  it('throws for anything public', () => {
    expect(() => createManifest({ ...parts, accessOf: new Map([['a', 'public']]) })).toThrow(
      '/base/docs/a is public and does not belong in the gated output.',
    );
  });
});
