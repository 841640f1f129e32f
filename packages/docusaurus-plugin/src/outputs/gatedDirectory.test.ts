import type { LoadContext } from '@docusaurus/types';
import { describe, expect, it } from 'vitest';
import { gatedDirectory } from './gatedDirectory';

type Urls = Record<string, string>;

/** @param configured the locales with their own base URL in the configuration */
function build(outDir: string, locale: string, urls: Urls, configured: Urls = {}): string {
  const localeConfigs = (of: Urls) =>
    Object.fromEntries(Object.entries(of).map(([name, baseUrl]) => [name, { baseUrl }]));
  const context = {
    outDir,
    baseUrl: urls[locale],
    siteConfig: { i18n: { defaultLocale: 'en', localeConfigs: localeConfigs(configured) } },
    i18n: { locales: Object.keys(urls), localeConfigs: localeConfigs(urls) },
  };
  return gatedDirectory(context as unknown as LoadContext, 'build-gated');
}

describe('gatedDirectory', () => {
  it.each([
    ['/site/build', '/site/build-gated'],
    ['/site/build/', '/site/build-gated'],
    ['/elsewhere/out', '/elsewhere/build-gated'],
    ['/site/en', '/site/build-gated'],
  ])('is next to %s', (outDir, directory) => {
    expect(build(outDir, 'en', { en: '/' })).toBe(directory);
    expect(build(outDir, 'en', { en: '/base/' })).toBe(directory);
  });

  it('has a subdirectory for each locale, like the public build', () => {
    expect(build('/site/build', 'en', { en: '/', fr: '/fr/' })).toBe('/site/build-gated');
    expect(build('/site/build/fr', 'fr', { en: '/', fr: '/fr/' })).toBe('/site/build-gated/fr');
    expect(build('/site/build/fr/', 'fr', { en: '/b/', fr: '/b/fr/' })).toBe(
      '/site/build-gated/fr',
    );
  });

  it('is never in the public build, whatever a locale’s base URL (GAT-01)', () => {
    const urls = { en: '/', fr: '/french/pages/' };
    expect(build('/site/build/french/pages', 'fr', urls, { fr: '/french/pages/' })).toBe(
      '/site/build-gated/french/pages',
    );
    const [english, all] = [{ en: '/english/', fr: '/fr/' }, { en: '/english/' }];
    expect(build('/site/build/english', 'en', english, all)).toBe('/site/build-gated/english');
    expect(() => build('/site/build/english', 'en', { en: '/english/' }, all)).toThrow(
      "can't tell where the public build starts",
    );
  });
});
