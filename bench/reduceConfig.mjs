import { join } from 'node:path';

const gate = (options) => [['@gatehouse/docusaurus-plugin', options]];

const GATES = {
  plain: () => [],
  // The plugin's default. A policy in each page is a separate feature, with a separate cost.
  gated: (options) => gate({ ...options, contentSecurityPolicy: false }),
  sealed: gate,
};

/**
 * Our site's configuration, reduced to its docs on plain Docusaurus classic: without our pages,
 * theme components and navbar items.
 *
 * @param {object} site our docusaurus.config.ts
 * @param {{ root: string, kind: keyof GATES }} options
 */
export function reduceConfig(site, { root, kind }) {
  const [, { docs, theme }] = site.presets.find(([name]) => name === 'classic');
  const [, gatehouse] = site.presets.find(([name]) => name === '@gatehouse/docusaurus-preset');
  const { plans, authUrl, contentSecurityPolicy } = gatehouse;
  const { navbar, ...themeConfig } = site.themeConfig;
  return {
    ...site,
    onBrokenLinks: 'ignore',
    onBrokenAnchors: 'ignore',
    staticDirectories: [join(root, 'static')],
    plugins: GATES[kind]({ plans, authUrl, contentSecurityPolicy }),
    presets: [
      [
        'classic',
        {
          docs: {
            ...docs,
            path: join(root, docs.path ?? 'docs'),
            // Unlisted pages need a separate build, with a separate cost.
            exclude: ['**/_*.{md,mdx}', '**/preview-with-a-few.mdx'],
            sidebarPath: join(root, docs.sidebarPath),
          },
          blog: false,
          theme: { customCss: [theme.customCss].flat().map((file) => join(root, file)) },
        },
      ],
    ],
    themeConfig: {
      ...themeConfig,
      navbar: {
        ...navbar,
        items: navbar.items.filter(({ type }) => !type?.startsWith('custom-')),
      },
    },
  };
}
