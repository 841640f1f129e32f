/*
 * What readers need once they act. One place asks for each: the bundler makes a chunk for every
 * `import()`, and the list of all chunks is a part of every page.
 */

export const loadAuth = () => import('./auth');

export const loadPasskeys = () => import('./passkeys');
