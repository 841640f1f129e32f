import base from './.dependency-cruiser.cjs';

/**
 * Apart from tests, folders depend in one direction: to read one of them, nobody has to read those
 * above it.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circles-of-folders',
      comment: 'Move shared code into a folder below both, or move the file where it belongs.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(auth-server|packages/(?:leak-check|docusaurus-plugin))/src/.' },
      to: { circular: true },
    },
  ],
  options: {
    ...base.options,
    // Files next to the folders compose them.
    exclude: { path: '\\.test\\.|/src/testing/|/src/[^/]+\\.ts$|/lib/' },
  },
};
