import type { Config } from '@docusaurus/types';
import type { Options } from '@docusaurus/preset-classic';

export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  favicon: 'img/icon.svg',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  markdown: { format: 'detect' },
  future: { v4: true, faster: true },
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts', routeBasePath: 'docs' },
        blog: {
          onInlineTags: 'ignore',
          onInlineAuthors: 'ignore',
          onUntruncatedBlogPosts: 'ignore',
          feedOptions: { type: 'all' },
        },
        theme: { customCss: './src/css/custom.css' },
      } satisfies Options,
    ],
  ],
  plugins: [
    [
      '@gatehouse/docusaurus-plugin',
      {
        plans: [
          {
            id: 'premium',
            title: 'Premium',
            description: 'All playbooks.',
            price: '$9 a month',
            href: '/pricing',
          },
          { id: 'team', title: 'Team' },
        ],
        authUrl: process.env.AUTH_URL,
      },
    ],
  ],
} satisfies Config;
