/* Free of dependencies: the browser loads this file. */

/** The pages of the theme, and where they are below the base path unless a site's option `routes` says otherwise. */
export const DEFAULT_ROUTES = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  twoFactor: '/two-factor',
  verifyEmail: '/verify-email',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  profile: '/profile',
} as const;

export type AccountPage = keyof typeof DEFAULT_ROUTES;

/** Page → path, with a slash before it and none behind it. */
export type AccountRoutes = Readonly<Record<AccountPage, string>>;

export const ACCOUNT_PAGES = Object.keys(DEFAULT_ROUTES) as AccountPage[];

/**
 * A pattern of the paths of account pages, without their first slash: `(?:sign-in|profile)`.
 *
 * @param pages which of them
 */
export function accountPagesPattern(routes: AccountRoutes, pages = ACCOUNT_PAGES): string {
  return `(?:${pages.map((page) => routes[page].slice(1)).join('|')})`;
}

/** All but the profile: whoever is on one of these is on the way to somewhere else. */
export const SIGN_IN_PAGES = ACCOUNT_PAGES.filter((page) => page !== 'profile');

/**
 * Marks `<html>` of a page whose form was submitted without its script: the page says that nothing was
 * sent, and why (see the theme's `NeedsScript`).
 */
export const UNSENT_ATTRIBUTE = 'data-form-unsent';
