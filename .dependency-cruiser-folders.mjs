import base from './.dependency-cruiser.cjs';

/**
 * Folders depend in one direction, tests aside: whoever reads one of them need not read those above it.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circles-of-folders',
      comment: 'Move what both need into a folder below them, or the file to where it belongs.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(auth-server|packages/(?:leak-check|docusaurus-plugin))/src/.' },
      to: { circular: true },
    },
  ],
  options: {
    ...base.options,
    // Files beside the folders put them together.
    exclude: { path: '\\.test\\.|/src/testing/|/src/[^/]+\\.ts$|/lib/' },
  },
};
