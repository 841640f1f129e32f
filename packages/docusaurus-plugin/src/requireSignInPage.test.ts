import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireSignInPage } from './requireSignInPage';

let generatedFilesDir: string;
beforeAll(() => {
  generatedFilesDir = mkdtempSync(path.join(tmpdir(), 'gated-routes-'));
});
afterAll(() => rmSync(generatedFilesDir, { recursive: true }));

const PAYWALL = path.join(import.meta.dirname, 'theme/GatePaywall/index.js');

/** As written by Docusaurus: with pages below `/docs`, and a catch-all. */
const ROUTES = (more: string) => `
export default [
  {
    path: '/docs',
    component: ComponentCreator('/docs', 'f5f'),
    routes: [
      {
        path: '/docs/intro',
        component: ComponentCreator('/docs/intro', '853'),
        exact: true,
        sidebar: "docs"
      }
    ]
  },
  ${more}
  {
    path: '*',
    component: ComponentCreator('*'),
  },
];`;
const exact = (route: string) =>
  `{\n    path: '${route}',\n    component: ComponentCreator('${route}', '1'),\n    exact: true\n  },`;
const open = (route: string) =>
  `{\n    path: '${route}',\n    component: ComponentCreator('${route}', '1')\n  },`;

function check(
  signInPath: string,
  routes: string,
  { onBrokenLinks = 'throw', baseUrl = '/', paywall = PAYWALL } = {},
): string | null {
  writeFileSync(path.join(generatedFilesDir, 'routes.js'), ROUTES(routes));
  const context = { siteConfig: { onBrokenLinks }, generatedFilesDir, baseUrl };
  return requireSignInPage(context as unknown as LoadContext, { signInPath, paywall });
}

describe('the page that paywalls link to', () => {
  it.each([
    ['/sign-in', ''],
    ['/docs', ''],
    ['/docs/sign-in', ''],
    ['/docs/intro/sign-in', ''],
    ['/sign-in', exact('/sign-in-here')],
    ['/sign-in/now', exact('/sign-in')],
  ])('%s is reported as missing, in one message that names the option', (signInPath, routes) => {
    expect(() => check(signInPath, routes)).toThrow(
      `The paywall of gated pages links to "${signInPath}", but the site has no such page. Set the ` +
        'sign-in page with the option "routes: { signIn:',
    );
  });

  it.each([
    ['/sign-in', exact('/sign-in'), '/'],
    ['/sign-in', exact('/sign-in/'), '/'],
    ['/sign-in/', exact('/base/sign-in'), '/base/'],
    ['/anmelden/für?from=gate', exact('/anmelden/f%C3%BCr'), '/'],
    ['/account/sign-in', open('/account'), '/'],
    ['/account/sign-in', exact('/account/:page'), '/'],
  ])('%s exists', (signInPath, routes, baseUrl) => {
    expect(check(signInPath, routes, { baseUrl })).toBeNull();
  });

  it('only causes a warning if broken links do, or the site has its own paywall', () => {
    const paywall = '/site/src/theme/GatePaywall.tsx';
    for (const site of [{ onBrokenLinks: 'warn' }, { paywall }]) {
      expect(check('/sign-in', '', site)).toContain(
        'links to "/sign-in", but the site has no such page',
      );
    }
    expect(check('/sign-in', '', { onBrokenLinks: 'ignore' })).toBeNull();
  });
});
