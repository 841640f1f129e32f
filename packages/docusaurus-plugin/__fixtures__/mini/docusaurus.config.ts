import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '@docusaurus/types';

// Tests add a plugin and options without changing this file, so the bundler can keep its cache.
const plugin = path.join(__dirname, 'plugin.mjs');
const options = JSON.parse(process.env.GATE_OPTIONS ?? '{}');

export default {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  future: { v4: true, faster: true },
  presets: [['classic', { blog: false, docs: {} }]],
  plugins: [
    [
      '@gatehouse/docusaurus-plugin',
      { plans: [{ id: 'premium', title: 'Premium' }], authUrl: process.env.AUTH_URL, ...options },
    ],
    ...(existsSync(plugin) ? [plugin] : []),
    // more plugins
  ],
} satisfies Config;
