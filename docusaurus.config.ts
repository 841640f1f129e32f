import type { PluginOptions as SearchOptions } from '@easyops-cn/docusaurus-search-local';
import type { Options as GatehouseOptions } from '@gatehouse/docusaurus-preset';
import type { Options as ClassicOptions, ThemeConfig } from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import { PLANS } from './src/components/plans/plans';
import { darkCode, lightCode } from './src/css/prismThemes';
import { hasFullHistory } from './src/repository/hasFullHistory';

/**
 * The location of the sources. Every link to them, and the command to clone them, is derived from
 * this.
 */
const repository = 'https://github.com/gatehouse-docs/gatehouse';

/** For each language: the site's headline, and the title of its first page. */
const TAGLINES = {
  en: 'Accounts and truly private pages for Docusaurus',
  ur: 'ڈوکیوسارس کے لیے اکاؤنٹس اور واقعی نجی صفحات',
};
/** A build has one language. Each language gets its own site, or part of one. */
const locale = process.env.SITE_LOCALE || 'en';
if (!isSupported(locale)) {
  const supported = Object.keys(TAGLINES).join(', ');
  throw new Error(`SITE_LOCALE must be one of ${supported}, not "${locale}"`);
}

function isSupported(name: string): name is keyof typeof TAGLINES {
  return Object.hasOwn(TAGLINES, name);
}

const siteUrl = process.env.SITE_URL || 'http://localhost:3000';
/**
 * Where `examples/fastapi` listens, for a local copy of this site. Deployed sites never call it: a
 * program listening on that port of a reader's computer must not get a token.
 */
const notesService = new URL(siteUrl).hostname === 'localhost' ? 'http://localhost:8000' : null;

const config: Config = {
  title: 'Gatehouse',
  tagline: TAGLINES[locale],
  favicon: 'img/favicon.svg',
  url: siteUrl,
  baseUrl: '/',
  trailingSlash: false,
  i18n: {
    defaultLocale: locale,
    locales: [locale],
    localeConfigs: { ur: { label: 'اردو', direction: 'rtl', htmlLang: 'ur' } },
  },
  future: { v4: true, faster: true },
  customFields: { repository, notesService },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },

  presets: [
    [
      'classic',
      {
        docs: {
          sidebarPath: './sidebars.ts',
          // Gated pages don't get the link: it would lead to their source.
          editUrl: `${repository}/edit/main/`,
          showLastUpdateTime: hasFullHistory(__dirname),
        },
        blog: false,
        sitemap: { ignorePatterns: ['/search'] },
        theme: {
          customCss: ['./src/css/fonts.css', './src/css/custom.css', './src/css/search.css'],
        },
      } satisfies ClassicOptions,
    ],
    [
      '@gatehouse/docusaurus-preset',
      {
        plans: PLANS,
        preferences: ['colorMode', 'packageManager', 'operatingSystem', 'experience'],
        authUrl: process.env.AUTH_URL,
        contentSecurityPolicy: {
          // Profile pictures of readers who signed in with Google or GitHub.
          'img-src': ['https://lh3.googleusercontent.com', 'https://avatars.githubusercontent.com'],
          'connect-src': notesService === null ? [] : [notesService],
        },
      } satisfies GatehouseOptions,
    ],
  ],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      {
        // The index is built from the locked pages: it has the title and the teaser of a gated page.
        indexBlog: false,
        indexPages: true,
        ignoreCssSelectors: ['.gate-paywall', '.gate-badge'],
        hashed: true,
      } satisfies SearchOptions,
    ],
  ],
  themeConfig: {
    image: 'img/social-card.png',
    metadata: [{ name: 'twitter:card', content: 'summary_large_image' }],
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { autoCollapseCategories: false } },
    navbar: {
      title: 'Gatehouse',
      logo: { alt: '', src: 'img/mark.svg', srcDark: 'img/mark-dark.svg', width: 28, height: 28 },
      items: [
        { type: 'docSidebar', sidebarId: 'docs', label: 'Docs', position: 'left' },
        { to: '/plans', label: 'Plans', position: 'left' },
        { href: repository, label: 'GitHub', position: 'right' },
        { type: 'search', position: 'right' },
        { type: 'custom-account', position: 'right' },
      ],
    },
    footer: {
      links: [
        { label: 'Quick start', to: '/docs/start' },
        { label: 'How gating works', to: '/docs/how-gating-works' },
        { label: 'Plans', to: '/plans' },
        { label: 'GitHub', href: repository },
      ],
      copyright: 'Gatehouse is free software under the MIT License.',
    },
    prism: {
      theme: lightCode,
      darkTheme: darkCode,
      additionalLanguages: ['bash', 'diff', 'json', 'sql', 'nginx', 'powershell', 'docker', 'ini'],
    },
  } satisfies ThemeConfig,
};

export default config;
