import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBuild } from '../testing/writeBuild.js';
import { writeLocale } from '../testing/writeLocale.js';
import type { BuildDirectories } from './loadContent.js';
import { loadSite } from './loadSite.js';

let directory: string;
let build: BuildDirectories;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-locales-'));
  build = await writeBuild(directory);
});
afterEach(() => rm(directory, { recursive: true }));

describe('loadSite', () => {
  it('loads only the build itself for a site in one language', async () => {
    const site = await loadSite(build, { authUrl: null });
    expect(site.buildId).toBe('test-build');
    expect(site.resources.has('/docs/premium')).toBe(true);
    expect(site.publicPages.has('/docs/intro')).toBe(true);
  });

  it('gates the pages and files of every locale, below its own base URL (GAT-02)', async () => {
    await writeLocale(directory, 'fr');
    await writeLocale(directory, 'pt/br');
    const { baseUrl, buildId, resources, publicPages } = await loadSite(build, {
      authUrl: null,
    });
    expect(baseUrl).toBe('/');
    expect(buildId.split('.').sort()).toEqual(['of-fr', 'of-pt/br', 'test-build']);
    for (const locale of ['', '/fr', '/pt/br']) {
      expect(resources.get(`${locale}/docs/premium`)?.access).toEqual(['premium']);
      expect(publicPages.has(`${locale}/docs/premium`)).toBe(false);
      expect(publicPages.has(`${locale}/docs/intro`)).toBe(true);
      expect(resources.get(`${locale}/assets/js/premium.js`)).toMatchObject({
        kind: 'file',
        file: expect.stringContaining(path.join('build-gated', locale, 'files')),
      });
    }
  });

  it('refuses a locale whose directory does not match its base URL', async () => {
    await writeLocale(directory, 'fr', '/de/');
    await expect(loadSite(build, { authUrl: null })).rejects.toThrow('is for /de/, not for /fr/');
  });

  it('refuses a locale with a missing page', async () => {
    await writeLocale(directory, 'fr');
    await rm(path.join(build.build, 'fr/docs/team.html'));
    await expect(loadSite(build, { authUrl: null })).rejects.toThrow(
      '/fr/docs/team: its public page is missing',
    );
  });
});
