/* Free of dependencies: the browser loads this file. */

/** The pages of the site on which readers sign in, named from its base path. */
export const WAYS_IN = [
  ...['sign-in', 'sign-up', 'two-factor'],
  ...['verify-email', 'forgot-password', 'reset-password'],
] as const;

/** All pages that have forms. */
export const FORM_PAGES = [...WAYS_IN, 'profile'] as const;

/**
 * Marks `<html>` of a page whose form was submitted without its script: the page says that nothing was
 * sent, and why (see the site's `NeedsScript`).
 */
export const UNSENT_ATTRIBUTE = 'data-form-unsent';
