import type { Config } from '@docusaurus/types';
import type { Options } from '@docusaurus/preset-classic';

export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/base/',
  trailingSlash: true,
  onBrokenLinks: 'warn',
  markdown: { format: 'detect' },
  future: { v4: true, faster: true },
  presets: [
    [
      'classic',
      {
        docs: { sidebarPath: './sidebars.ts', onInlineTags: 'ignore' },
        blog: {
          onInlineTags: 'ignore',
          onInlineAuthors: 'ignore',
          onUntruncatedBlogPosts: 'ignore',
          feedOptions: { type: 'all' },
        },
      } satisfies Options,
    ],
  ],
  plugins: [
    [
      '@gatehouse/docusaurus-plugin',
      { plans: [{ id: 'premium', title: 'Premium' }], authUrl: process.env.AUTH_URL },
    ],
  ],
} satisfies Config;
