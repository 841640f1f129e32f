import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';

/**
 * The directory for gated files, next to the public build. A locale built into its own directory
 * below that (`build/fr`) also gets one here.
 *
 * Docusaurus derives that directory from the part of the locale's `baseUrl` that follows the
 * site's, and doesn't tell plugins where the public build begins. Throws if it can't be determined.
 */
export function gatedDirectory(built: Built, name: string): string {
  const own = localeDirectory(built);
  const outDir = built.outDir.replace(/[\\/]$/, '');
  const publicRoot = outDir.slice(0, outDir.length - own.length);
  return path.join(path.dirname(publicRoot), name, own);
}

/** The locale's directory below the public build, such as `/fr`: empty if it has none. */
export function localeDirectory(built: Omit<Built, 'outDir'>): string {
  return ownPart(built.baseUrl, requireSiteBaseUrl(built));
}

/** The output directories of one language of the site. */
export interface LocaleDirectories {
  /** Including the locale. */
  baseUrl: string;
  publicDir: string;
  gatedDir: string;
}

/** Those of the site's other languages, whether they are built already or not. */
export function otherLocales(built: Built, name: string): LocaleDirectories[] {
  const { i18n, outDir, baseUrl } = built;
  const publicRoot = outDir
    .replace(/[\\/]$/, '')
    .slice(0, -localeDirectory(built).length || undefined);
  return Object.values(i18n.localeConfigs)
    .filter((locale) => locale.baseUrl !== baseUrl)
    .map((locale) => {
      const publicDir = path.join(
        publicRoot,
        localeDirectory({ ...built, baseUrl: locale.baseUrl }),
      );
      const own = { ...built, outDir: publicDir, baseUrl: locale.baseUrl };
      return { baseUrl: locale.baseUrl, publicDir, gatedDir: gatedDirectory(own, name) };
    });
}

type Built = Pick<LoadContext, 'outDir' | 'baseUrl' | 'siteConfig' | 'i18n'>;

/** `/fr` for `/base/fr/` and the site's base URL `/base/`, as Docusaurus derives it. */
function ownPart(baseUrl: string, siteBaseUrl: string): string {
  return path.join('/', baseUrl.replace(siteBaseUrl, '/')).replace(/[\\/]$/, '');
}

/** The configured base URL: the context has the locale's in its place. */
function requireSiteBaseUrl({ siteConfig, i18n }: Omit<Built, 'outDir'>): string {
  const { localeConfigs: configured, defaultLocale } = siteConfig.i18n;
  for (const [locale, { baseUrl: url }] of Object.entries(i18n.localeConfigs)) {
    if (configured[locale]?.baseUrl !== undefined) continue;
    return locale === defaultLocale ? url : url.replace(new RegExp(`${locale}/$`), '');
  }
  throw new Error(
    'Every locale has its own "baseUrl", so the gate can\'t tell where the public build starts and ' +
      'where gated files should go. Remove "baseUrl" for the default locale.',
  );
}
