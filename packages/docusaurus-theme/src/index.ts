import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import type { FORM_PAGES } from '@gatehouse/contract/accountPages';
import { STRIP_FIELDS_SCRIPT } from '@gatehouse/contract/formFields';
import { SIGNED_IN_HINT_SCRIPT } from '@gatehouse/contract/signedInHint';

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
export default function themeGatehouse({ baseUrl }: LoadContext): Plugin {
  return {
    name: 'gatehouse-theme',
    getThemePath: () => path.join(__dirname, 'theme'),
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
