/** Free of dependencies: the browser loads this file. */

/** The pages of the site on which readers sign in, named from its base path. */
export const WAYS_IN = [
  ...['sign-in', 'sign-up', 'two-factor'],
  ...['verify-email', 'forgot-password', 'reset-password'],
] as const;
