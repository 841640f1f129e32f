import type { Config } from '@docusaurus/types';
import type { Options } from '@docusaurus/preset-classic';

export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  future: { v4: true, faster: true },
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts', routeBasePath: 'docs' },
        blog: { onUntruncatedBlogPosts: 'ignore', feedOptions: { type: 'all' } },
      } satisfies Options,
    ],
  ],
  plugins: [
    [
      '@gatehouse/docusaurus-plugin',
      {
        plans: [
          { id: 'premium', title: 'Premium', price: '$9 a month', href: '/pricing' },
          { id: 'team', title: 'Team' },
        ],
      },
    ],
  ],
} satisfies Config;
