import type { Config } from '@docusaurus/types';

export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  future: { v4: true, faster: true },
  presets: [['classic', { blog: false, docs: {} }]],
  plugins: [
    [
      '@gatehouse/docusaurus-plugin',
      { plans: [{ id: 'premium', title: 'Premium' }], authUrl: process.env.AUTH_URL },
    ],
    // more plugins
  ],
} satisfies Config;
