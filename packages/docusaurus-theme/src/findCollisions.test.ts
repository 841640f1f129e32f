import { describe, expect, it } from 'vitest';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { findCollisions } from './findCollisions';

const page = (permalink: string, source: string) => ({ permalink, source: `@site/${source}` });
const content = (baseUrl: string) => ({
  'docusaurus-plugin-content-pages': {
    default: [
      page(`${baseUrl}profile`, 'src/pages/profile.tsx'),
      page(baseUrl, 'src/pages/index.tsx'),
    ],
  },
  'docusaurus-plugin-content-docs': {
    default: {
      loadedVersions: [
        { docs: [page(`${baseUrl}sign-in/`, 'docs/sign-in.md'), page(`${baseUrl}a`, 'docs/a.md')] },
      ],
    },
  },
  'docusaurus-plugin-content-blog': {
    news: { blogPosts: [{ metadata: page(`${baseUrl}sign-up`, 'news/sign-up.md') }] },
  },
  'another-plugin': { default: undefined },
});

describe('findCollisions', () => {
  it.each(['/', '/handbook/'])(
    'lists each page of the site below %s, and what to do',
    (baseUrl) => {
      expect(findCollisions(content(baseUrl), { routes: DEFAULT_ROUTES, baseUrl })).toEqual([
        `docs/sign-in.md has the same address, "/sign-in", as Gatehouse's signIn page. Move it, or move the account ` +
          `page with the option "routes: { signIn: '/account/sign-in' }".`,
        expect.stringContaining('news/sign-up.md has the same address, "/sign-up"'),
        expect.stringContaining('src/pages/profile.tsx has the same address, "/profile"'),
      ]);
    },
  );

  it('ignores pages whose account page has another path', () => {
    const routes = { ...DEFAULT_ROUTES, signIn: '/a/in', signUp: '/a/up', profile: '/a/me' };
    expect(findCollisions(content('/'), { routes, baseUrl: '/' })).toEqual([]);
  });
});
