/*
 * Code that readers need once they act. Each is imported in one place: the bundler makes a chunk
 * for every `import()`, and the list of all chunks is part of every page.
 */

export const loadAuth = () => import('./auth');

export const loadPasskeys = () => import('./passkeys');
