/* No dependencies: the browser loads this file. */

/**
 * The theme's pages and their paths below the base path, unless the option `routes` changes them.
 */
export const DEFAULT_ROUTES = {
  signIn: '/sign-in',
  signUp: '/sign-up',
  twoFactor: '/two-factor',
  verifyEmail: '/verify-email',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  profile: '/profile',
  consent: '/consent',
} as const;

export type AccountPage = keyof typeof DEFAULT_ROUTES;

/** Page → path, with a leading slash and no trailing slash. */
export type AccountRoutes = Readonly<Record<AccountPage, string>>;

export const ACCOUNT_PAGES = Object.keys(DEFAULT_ROUTES) as AccountPage[];

/**
 * A pattern that matches the paths of account pages, without the leading slash:
 * `(?:sign-in|profile)`.
 * @param pages which pages to match
 */
export function accountPagesPattern(routes: AccountRoutes, pages = ACCOUNT_PAGES): string {
  return `(?:${pages.map((page) => routes[page].slice(1)).join('|')})`;
}

/** Pages to come back to after signing in. */
const FOR_READERS: readonly AccountPage[] = ['profile', 'consent'];

/** All others: readers pass through these pages on the way to another one. */
export const SIGN_IN_PAGES = ACCOUNT_PAGES.filter((page) => !FOR_READERS.includes(page));

/**
 * Marks `<html>` when a form was submitted before the page's script ran: the page then says that
 * nothing was sent, and why (see the theme's `NeedsScript`).
 */
export const UNSENT_ATTRIBUTE = 'data-form-unsent';
