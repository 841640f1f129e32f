import type { Config } from '@docusaurus/types';
import type { Options } from '@docusaurus/preset-classic';
import variant from './variant.json';

const editUrl = 'https://edit.example.com/tree/main';

/** Everything that Docusaurus can build, enabled at once. */
export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  favicon: 'img/icon.svg',
  onBrokenLinks: 'throw',
  ...variant,
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts', showLastUpdateTime: false, editUrl },
        blog: {
          onInlineTags: 'ignore',
          onInlineAuthors: 'ignore',
          onUntruncatedBlogPosts: 'ignore',
          feedOptions: { type: 'all' },
          editUrl,
        },
        pages: { editUrl },
        theme: { customCss: './src/css/custom.css' },
      } satisfies Options,
    ],
  ],
  themes: [['@easyops-cn/docusaurus-search-local', { hashed: true, indexPages: true }]],
  plugins: [
    [
      '@docusaurus/plugin-content-docs',
      {
        id: 'handbook',
        path: 'handbook',
        routeBasePath: 'handbook',
        sidebarPath: './sidebars.ts',
        docItemComponent: '@theme/HandbookItem',
      },
    ],
    [
      '@docusaurus/plugin-content-blog',
      {
        id: 'news',
        path: 'news',
        routeBasePath: 'news',
        blogPostComponent: '@site/src/components/NewsPost',
      },
    ],
    '@docusaurus/plugin-pwa',
    () => ({ name: 'source-maps', configureWebpack: () => ({ devtool: 'source-map' }) }),
    [
      '@gatehouse/docusaurus-plugin',
      {
        plans: [
          { id: 'premium', title: 'Premium' },
          { id: 'team', title: 'Team' },
        ],
        authUrl: process.env.AUTH_URL,
      },
    ],
  ],
} satisfies Config;
