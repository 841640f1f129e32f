/** Who may import whom: see ARCHITECTURE.md, "Who may import whom". @type {import('dependency-cruiser').IConfiguration} */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A test may stand up the whole server to look at one part of it. */
const TESTS = '\\.test\\.ts$';

module.exports = {
  forbidden: [
    only('no-circles', 'A circle hides who depends on whom.', {}, { circular: true }),
    only(
      'contract-imports-no-one',
      'The contract is what the others agree on: it knows none of them.',
      { path: '^packages/contract/' },
      { path: '^(src|packages/(?:leak-check|docusaurus-(?:plugin|theme))|auth-server|e2e)/' },
    ),
    only(
      'leak-check-imports-the-contract',
      'It judges what the gate has built, and must not share its mistakes.',
      { path: '^packages/leak-check/' },
      { path: '^(src|packages/(?!leak-check/|contract/)[^/]+|auth-server|e2e)/' },
    ),
    only(
      'one-way-to-the-leak-check',
      'The plugin records the sources, and hooks the check into a build. A policy has nothing to do with it.',
      {
        path: '^(src|packages/(?!leak-check/)[^/]+|auth-server|e2e)/',
        pathNot: '^packages/docusaurus-plugin/(?!src/policy/)',
      },
      { path: '^packages/leak-check/' },
    ),
    only(
      'parts-meet-in-the-contract',
      'Theme and server meet over HTTP, plugin and server in the built files, all of them in the contract. The site is a customer.',
      { path: '^(src|packages/docusaurus-(?:plugin|theme)|auth-server|e2e)/' },
      {
        path: '^(src|packages/docusaurus-(?:plugin|theme)|auth-server|e2e)/',
        pathNot: '^$1/|^packages/docusaurus-theme/lib/(index|client/index)\\.',
      },
    ),
    only(
      'create-gatehouse-imports-no-one',
      'It runs where nothing of ours is installed yet.',
      { path: '^packages/create-gatehouse/' },
      { path: '^(src|packages/(?!create-gatehouse)|auth-server|e2e)' },
    ),
    only(
      'plans-touch-no-file',
      'A plan of edits is made from contents, so that it can be shown before anything happens.',
      { path: '^packages/create-gatehouse/src/(plan|config)/', pathNot: TESTS },
      { path: '^(node:)?(fs|child_process)|^packages/create-gatehouse/src/site/' },
    ),
    only(
      'dev-postgres-imports-no-one',
      'It is a database server, and knows nothing of what is in the database.',
      { path: '^packages/dev-postgres/' },
      { path: '^(src|packages/(?!dev-postgres/)[^/]+|auth-server|e2e)/' },
    ),
    only(
      'one-way-to-dev-postgres',
      'It may not be installed: auth-server/src/db/databaseServer.ts loads it when it is needed.',
      {
        path: '^(src|packages/(?!dev-postgres/)[^/]+|auth-server|e2e)/',
        pathNot: `^auth-server/src/db/databaseServer\\.ts$|${TESTS}`,
      },
      { path: '^packages/dev-postgres/', dependencyTypesNot: ['type-only'] },
    ),
    only(
      'one-auth-client',
      'The Better Auth client is loaded when first needed: a site’s own, or the theme’s.',
      {
        path: '^(src|packages/docusaurus-theme)/',
        pathNot:
          '^(src/lib/auth|packages/docusaurus-theme/src/client/api/(?:defaultA|a)uthClient)\\.ts$',
      },
      { path: '(^|/)node_modules/@?better-auth/' },
    ),
    only(
      'one-auth-server',
      'Better Auth is configured and called in auth-server/src/auth only.',
      { path: '^auth-server/src/', pathNot: `^auth-server/src/auth/|${TESTS}` },
      { path: '(^|/)node_modules/@?better-auth/' },
    ),
    only(
      'one-database-driver',
      'The driver is imported in auth-server/src/db only.',
      { path: '^auth-server/src/', pathNot: `^auth-server/src/db/|${TESTS}` },
      { path: '(^|/)node_modules/(@types/)?pg/' },
    ),
    only(
      'lower-layers-know-no-feature',
      'http → features → events → mail, db, and never back.',
      { path: '^auth-server/src/(session|db|mail)/', pathNot: TESTS },
      {
        path: '^auth-server/src/',
        pathNot: '^auth-server/src/(session|db|mail|log|env|startupError|secretFile)',
      },
    ),
    only(
      'events-know-no-feature',
      'features → events → mail, db: who hears of an event knows nothing of who tells of it.',
      { path: '^auth-server/src/events/', pathNot: TESTS },
      {
        path: '^auth-server/src/',
        pathNot: '^auth-server/src/(events|mail|db|limits|log)[/.]',
      },
    ),
    only(
      'features-know-no-middleware',
      'A feature hands its router to app.ts; the middlewares stand in front of it.',
      { path: '^auth-server/src/(content|profile|membership|auth|account|events|limits|tokens)/' },
      { path: '^auth-server/src/http/', pathNot: '^auth-server/src/http/(errors|requestContext)/' },
    ),
  ],
  options: {
    // What is built stands for its package, and is not looked into.
    doNotFollow: { path: '(node_modules|^(packages/[^/]+|auth-server)/lib/)' },
    exclude: { path: '(__fixtures__|\\.docusaurus)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
