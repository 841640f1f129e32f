import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { customPageComponents, wrapperAliases, wrapperCode } from './wrapComponents';

const siteDir = path.resolve(import.meta.dirname, '../../../..');

describe('page components other than the theme’s own', () => {
  it('are those that presets and plugins name, each once', () => {
    const presets: [string, Record<string, unknown>][] = [
      [
        'classic',
        {
          docs: { docItemComponent: '@theme/ApiItem' },
          blog: { blogPostComponent: '@theme/BlogPostPage' },
          pages: { mdxPageComponent: '@site/src/Page' },
        },
      ],
    ];
    const plugins: [string, Record<string, unknown>][] = [
      ['content-docs', { id: 'other', docItemComponent: '@theme/ApiItem' }],
      ['@docusaurus/plugin-content-blog', { id: 'news', blogPostComponent: '/site/Post.tsx' }],
    ];
    expect(customPageComponents({ siteDir, siteConfig: { presets, plugins } })).toEqual([
      '@theme/ApiItem',
      '@site/src/Page',
      '/site/Post.tsx',
    ]);
    expect(
      customPageComponents({ siteDir, siteConfig: { presets: [['classic', {}]], plugins: [] } }),
    ).toEqual([]);
  });

  it('are wrapped with the gate when requested by name, and only then', () => {
    const components = ['@theme/ApiItem', '@site/src/Page', '/site/Post.tsx', 'clsx'];
    const wrappers = ['/w/0.js', '/w/1.js', '/w/2.js', '/w/3.js'];
    const themeAliases = { '@theme/ApiItem': '/theme/ApiItem/index.js' };
    const aliases = wrapperAliases(components, wrappers, { siteDir, themeAliases });
    expect(Object.values(aliases)).toEqual([
      '/w/0.js',
      '/theme/ApiItem/index.js',
      '/w/1.js',
      path.join(siteDir, 'src/Page'),
      '/w/2.js',
      '/site/./Post.tsx',
      '/w/3.js',
      expect.stringContaining(path.join('node_modules', 'clsx')),
    ]);
    expect(Object.keys(aliases).filter((name) => name.endsWith('$'))).toEqual(
      components.map((name) => `${name}$`),
    );
    expect(Object.keys(aliases)[3]).toBe('@gated-content/pageComponent1');
    expect(wrapperCode(1)).toContain('from "@gated-content/pageComponent1"');
  });

  it('must exist', () => {
    expect(() =>
      wrapperAliases(['@theme/Missing'], ['/w/0.js'], { siteDir, themeAliases: {} }),
    ).toThrow('The component "@theme/Missing"');
  });
});
