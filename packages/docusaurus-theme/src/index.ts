import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { readDefaultCodeTranslationMessages } from '@docusaurus/theme-translations';
import { type AccountPage, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { stripFieldsScript } from '@gatehouse/contract/formFields';
import { SIGNED_IN_HINT_SCRIPT } from '@gatehouse/contract/signedInHint';
import { addNavbarItem } from './addNavbarItem';
import { findCollisions } from './findCollisions';
import { findOffered } from './findOffered';
import { keepEntries } from './keepEntries';
import type { ThemeOptions } from './options';

export { getSwizzleConfig } from './getSwizzleConfig';
export { validateOptions, type Options } from './options';

const THEME_DIR = path.join(__dirname, 'theme');

/** The account pages and their theme components. */
const PAGES = {
  signIn: 'SignInPage',
  signUp: 'SignUpPage',
  twoFactor: 'TwoFactorPage',
  verifyEmail: 'VerifyEmailPage',
  forgotPassword: 'ForgotPasswordPage',
  resetPassword: 'ResetPasswordPage',
  profile: 'ProfilePage',
  consent: 'ConsentPage',
} satisfies Record<AccountPage, string>;

/** Sign-in pages, account area, navbar item and session state of a site with Gatehouse. */
export default function themeGatehouse(
  { baseUrl, siteConfig, i18n }: LoadContext,
  { navbar, routes, preferences }: ThemeOptions,
): Plugin {
  const paths = routes || DEFAULT_ROUTES;
  if (navbar === 'auto') addNavbarItem(siteConfig.themeConfig);
  return {
    name: 'gatehouse-theme',
    getThemePath: () => THEME_DIR,
    getTypeScriptThemePath: () => path.join(__dirname, '../src/theme'),
    getClientModules: () => [
      path.join(__dirname, '../css/variables.css'),
      path.join(__dirname, 'client/startSession.js'),
    ],

    getDefaultCodeTranslationMessages: () =>
      readDefaultCodeTranslationMessages({
        dirPath: path.join(__dirname, '../translations'),
        locale: i18n.currentLocale,
        name: 'gatehouse-theme',
      }),

    contentLoaded({ actions }) {
      actions.setGlobalData({
        routes: paths,
        preferences: findOffered(preferences || [], siteConfig.themeConfig),
      });
      if (routes === false) return;
      for (const [page, component] of Object.entries(PAGES)) {
        actions.addRoute({
          path: baseUrl + routes[page as AccountPage].slice(1),
          component: `@theme/${component}`,
          exact: true,
        });
      }
    },

    allContentLoaded({ allContent }) {
      const collisions = routes === false ? [] : findCollisions(allContent, { routes, baseUrl });
      if (collisions.length > 0) throw new Error(collisions.join('\n'));
      return Promise.resolve();
    },

    configureWebpack: ({ resolve }) => ({
      resolve: { alias: keepEntries((resolve?.alias ?? {}) as Record<string, unknown>, THEME_DIR) },
    }),

    // Scripts that run before everything else. Not in the setting `headTags`, which the browser
    // would also get as part of the settings.
    injectHtmlTags: () => ({
      headTags: [stripFieldsScript(paths), SIGNED_IN_HINT_SCRIPT].map((innerHTML) => ({
        tagName: 'script',
        innerHTML,
      })),
    }),
  };
}
