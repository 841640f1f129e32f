import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import type { FORM_PAGES } from '@gatehouse/contract/accountPages';
import { STRIP_FIELDS_SCRIPT } from '@gatehouse/contract/formFields';
import { SIGNED_IN_HINT_SCRIPT } from '@gatehouse/contract/signedInHint';
import { addNavbarItem } from './addNavbarItem';
import { findReplaced } from './findReplaced';
import type { ThemeOptions } from './options';

export { validateOptions, type Options } from './options';

const THEME_DIR = path.join(__dirname, 'theme');

/** The pages that readers sign in on and keep their account on, by their theme components. */
const PAGES = {
  'sign-in': 'SignInPage',
  'sign-up': 'SignUpPage',
  'two-factor': 'TwoFactorPage',
  'verify-email': 'VerifyEmailPage',
  'forgot-password': 'ForgotPasswordPage',
  'reset-password': 'ResetPasswordPage',
  profile: 'ProfilePage',
} satisfies Record<(typeof FORM_PAGES)[number], string>;

/** Sign-in pages, account area, navbar item and session state of a site with Gatehouse. */
export default function themeGatehouse(
  { baseUrl, siteDir, siteConfig }: LoadContext,
  { navbar }: ThemeOptions,
): Plugin {
  if (navbar === 'auto') addNavbarItem(siteConfig.themeConfig);
  return {
    name: 'gatehouse-theme',
    getThemePath: () => THEME_DIR,
    getTypeScriptThemePath: () => path.join(__dirname, '../src/theme'),
    getClientModules: () => [
      path.join(__dirname, '../css/variables.css'),
      path.join(__dirname, 'client/startSession.js'),
    ],

    contentLoaded({ actions }) {
      for (const [page, component] of Object.entries(PAGES)) {
        actions.addRoute({
          path: baseUrl + page,
          component: `@theme/${component}`,
          exact: true,
        });
      }
    },

    configureWebpack({ resolve }, isServer) {
      const aliases = (resolve?.alias ?? {}) as Record<string, unknown>;
      const problems = isServer ? [] : findReplaced(aliases, { themeDir: THEME_DIR, siteDir });
      for (const problem of problems) process.stdout.write(`[gatehouse] Warning: ${problem}\n`);
      return {};
    },

    // What runs before anything else does. Not the setting `headTags`: the browser would get that a
    // second time, as part of the settings.
    injectHtmlTags: () => ({
      headTags: [STRIP_FIELDS_SCRIPT, SIGNED_IN_HINT_SCRIPT].map((innerHTML) => ({
        tagName: 'script',
        innerHTML,
      })),
    }),
  };
}
