import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import type { Access } from '@gatehouse/contract/access';
import type { GatedContentOptions } from '../options';
import { manifestPath, publicHtmlFile } from '../outputs/pagePaths';
import { readStagedPages, readStagedSections } from '../outputs/stagedPages';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import type { MarkdownPage } from './collectMarkdownPages';
import { createMarkdown } from './createMarkdown';
import { createNotices } from './createNotices';
import { layOutMarkdown, type MarkdownOutput } from './layOutMarkdown';
import { pointMarkdownToServer } from './pointMarkdownToServer';

interface BuiltPages {
  context: LoadContext;
  options: GatedContentOptions;
  /** `unlisted`: the pages that the build is for, or `null` in the public build. */
  site: {
    pages: readonly unknown[];
    sectioned: readonly unknown[];
    markdownPages: readonly MarkdownPage[];
    unlisted: readonly { href: string }[] | null;
  };
  stagingDir: string;
  accessOf: ReadonlyMap<string, Access>;
  codeTranslations: Readonly<Record<string, string>>;
  /** `null` if gated files load from the same origin as public ones. */
  origins: AssetOrigins | null;
  /** Relative to the public directory. */
  gatedFiles: ReadonlySet<string>;
}

/** Converts the rendered pages to Markdown. A build of unlisted pages converts only those. */
export function buildMarkdown(built: BuiltPages): MarkdownOutput {
  const { context, options, site, stagingDir, origins } = built;
  const { siteConfig, i18n, outDir, baseUrl } = context;
  const { trailingSlash } = siteConfig;
  const origin = new URL(siteConfig.url).origin;
  const serverUrl = origins?.gatedUrl ?? origin;
  const unlisted = new Set(site.unlisted?.map(({ href }) => manifestPath(href, baseUrl)));
  const notices = createNotices({
    siteUrl: origin + baseUrl,
    signInPath: options.routes.signIn,
    plans: options.plans,
    translations: built.codeTranslations,
  });
  const isWanted = ({ href }: { href: string }): boolean =>
    site.unlisted === null || unlisted.has(manifestPath(href, baseUrl));
  const accountPages = new Set(
    Object.values(options.routes).map((route) => baseUrl + route.slice(1)),
  );
  const created = createMarkdown({
    pages: site.markdownPages
      .filter(isWanted)
      .map((page) =>
        accountPages.has(manifestPath(page.href, baseUrl)) ? { ...page, section: null } : page,
      ),
    origin,
    baseUrl,
    serverUrl,
    locale: siteConfig.i18n.locales.length > 1 ? i18n.currentLocale : null,
    accessOf: built.accessOf,
    staged: readStagedPages(stagingDir),
    sectioned: readStagedSections(stagingDir),
    readPublicPage: (href) =>
      read(path.join(outDir, publicHtmlFile(href, { baseUrl, trailingSlash }))),
    isUnlisted: (page) => unlisted.has(page),
    notices,
  });
  // Unlisted pages don't count: the public build is the same with and without them.
  const isGated = site.pages.length + site.sectioned.length > 0;
  const output = layOutMarkdown(created, {
    origin,
    baseUrl,
    llms: {
      title: siteConfig.title,
      summary: siteConfig.tagline,
      note: isGated ? notices.forList(`${serverUrl}${baseUrl}llms.txt`) : '',
    },
    isTaken: (file) => existsSync(path.join(outDir, file)),
  });
  if (origins === null) return output;
  const point = (text: string): string => pointMarkdownToServer(text, built.gatedFiles, origins);
  const pointAll = (files: ReadonlyMap<string, string>) =>
    new Map([...files].map(([file, text]) => [file, point(text)] as const));
  return {
    ...output,
    gatedFiles: pointAll(output.gatedFiles),
    publicFiles: pointAll(output.publicFiles),
  };
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
