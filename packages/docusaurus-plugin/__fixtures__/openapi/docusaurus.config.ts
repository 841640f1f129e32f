import type { Config } from '@docusaurus/types';

/**
 * Generated API docs: the same operations twice, one of them public. The tests write `open.yaml`.
 */
export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  future: { v4: true, faster: true },
  presets: [['classic', { blog: false, docs: { docItemComponent: '@theme/ApiItem' } }]],
  themes: ['docusaurus-theme-openapi-docs'],
  plugins: [
    [
      'docusaurus-plugin-openapi-docs',
      {
        id: 'api',
        docsPluginId: 'default',
        config: {
          gated: { specPath: 'gated.yaml', outputDir: 'docs/gated' },
          open: { specPath: 'open.yaml', outputDir: 'docs/open' },
        },
      },
    ],
    ['@gatehouse/docusaurus-plugin', { plans: [{ id: 'premium', title: 'Premium' }] }],
  ],
} satisfies Config;
