import type { PluginOptions as SearchOptions } from '@easyops-cn/docusaurus-search-local';
import type { Options as GatehouseOptions } from '@gatehouse/docusaurus-preset';
import type { Options as ClassicOptions, ThemeConfig } from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import { PLANS } from './src/components/plans/plans';
import { darkCode, lightCode } from './src/css/prismThemes';

const LOCALES = ['en', 'ur'];
/** One language for each build: each has a site, or a part of one, of its own. */
const locale = process.env.SITE_LOCALE || 'en';
if (!LOCALES.includes(locale)) {
  throw new Error(`SITE_LOCALE must be one of ${LOCALES.join(', ')}, not "${locale}"`);
}

const config: Config = {
  title: 'Gatehouse',
  tagline: 'Accounts and really private pages for Docusaurus',
  favicon: 'img/favicon.svg',
  url: process.env.SITE_URL ?? 'http://localhost:3000',
  baseUrl: '/',
  trailingSlash: false,
  i18n: {
    defaultLocale: locale,
    locales: [locale],
    localeConfigs: { ur: { label: 'اردو', direction: 'rtl', htmlLang: 'ur' } },
  },
  future: { v4: true, faster: true },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },

  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts' },
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
        // Pictures of readers who signed in by Google or GitHub.
        contentSecurityPolicy: {
          'img-src': ['https://lh3.googleusercontent.com', 'https://avatars.githubusercontent.com'],
        },
      } satisfies GatehouseOptions,
    ],
  ],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      {
        // The index is made from the locked pages: of a gated one it holds the title and the teaser.
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
        { type: 'search', position: 'right' },
        { type: 'custom-account', position: 'right' },
      ],
    },
    footer: {
      links: [
        { label: 'Quick start', to: '/docs/start' },
        { label: 'How gating works', to: '/docs/how-gating-works' },
        { label: 'Plans', to: '/plans' },
      ],
      copyright: 'Gatehouse is free software under the MIT license.',
    },
    prism: {
      theme: lightCode,
      darkTheme: darkCode,
      additionalLanguages: ['bash', 'diff', 'json', 'sql', 'nginx', 'powershell', 'docker', 'ini'],
    },
  } satisfies ThemeConfig,
};

export default config;
