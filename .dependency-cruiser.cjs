/**
 * Who can import whom: see ARCHITECTURE.md, "Who can import whom". @type
 * {import('dependency-cruiser').IConfiguration}
 */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A test may start the whole server to look at one part of it. */
const TESTS = '\\.test\\.ts$';

module.exports = {
  forbidden: [
    only('no-circles', 'Circular dependencies hide who depends on whom.', {}, { circular: true }),
    only(
      'contract-imports-no-one',
      'The contract is shared by all packages, and imports none of them.',
      { path: '^packages/contract/' },
      { path: '^(src|packages/(?:leak-check|docusaurus-(?:plugin|theme))|auth-server|e2e)/' },
    ),
    only(
      'leak-check-imports-the-contract',
      'It checks what the gate has built, and must not share its bugs.',
      { path: '^packages/leak-check/' },
      { path: '^(src|packages/(?!leak-check/|contract/)[^/]+|auth-server|e2e)/' },
    ),
    only(
      'one-way-to-the-leak-check',
      'The plugin records the sources, and hooks the check into a build. It is independent of the page policies.',
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
      'It runs before any other Gatehouse package is installed.',
      { path: '^packages/create-gatehouse/' },
      { path: '^(src|packages/(?!create-gatehouse)|auth-server|e2e)' },
    ),
    only(
      'plans-touch-no-file',
      'Edits are planned from file contents, so that they can be shown before anything changes.',
      { path: '^packages/create-gatehouse/src/(plan|config)/', pathNot: TESTS },
      { path: '^(node:)?(fs|child_process)|^packages/create-gatehouse/src/site/' },
    ),
    only(
      'dev-postgres-imports-no-one',
      'It is a database server, and knows nothing about the contents of the database.',
      { path: '^packages/dev-postgres/' },
      { path: '^(src|packages/(?!dev-postgres/)[^/]+|auth-server|e2e)/' },
    ),
    only(
      'service-auth-stands-alone',
      'Services install it without the rest of Gatehouse, and call the server over HTTP.',
      { path: '^packages/service-auth/' },
      { path: '^(src|packages/(?!service-auth/)[^/]+|auth-server|e2e)/' },
    ),
    only(
      'one-way-to-dev-postgres',
      'It may not be installed: auth-server/src/db/databaseServer.ts loads it when needed.',
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
      'Only auth-server/src/auth configures and calls Better Auth.',
      { path: '^auth-server/src/', pathNot: `^auth-server/src/auth/|${TESTS}` },
      { path: '(^|/)node_modules/@?better-auth/' },
    ),
    only(
      'one-database-driver',
      'Only auth-server/src/db imports the driver.',
      { path: '^auth-server/src/', pathNot: `^auth-server/src/db/|${TESTS}` },
      { path: '(^|/)node_modules/(@types/pg|pg|@neondatabase/serverless)/' },
    ),
    only(
      'lower-layers-know-no-feature',
      'http → features → events → mail, db, and never back.',
      { path: '^auth-server/src/(session|db|mail)/', pathNot: TESTS },
      {
        path: '^auth-server/src/',
        pathNot: '^auth-server/src/(session|secrets|db|mail|log|env|startupError|secretFile)',
      },
    ),
    only(
      'events-know-no-feature',
      "features → events → mail, db: subscribers to an event don't know its emitter.",
      { path: '^auth-server/src/events/', pathNot: TESTS },
      {
        path: '^auth-server/src/',
        pathNot: '^auth-server/src/(events|mail|db|limits|log)[/.]',
      },
    ),
    only(
      'features-know-no-middleware',
      'A feature exports its router for app.ts, which puts the middlewares before it.',
      { path: '^auth-server/src/(content|profile|membership|auth|account|events|limits|tokens)/' },
      { path: '^auth-server/src/http/', pathNot: '^auth-server/src/http/(errors|requestContext)/' },
    ),
  ],
  options: {
    // Built files stand for their package, and are not followed.
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
