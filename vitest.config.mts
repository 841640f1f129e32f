import { defineConfig } from 'vitest/config';

/**
 * - `unit`: `*.test.ts`, without any services
 * - `integration`: `*.it.test.ts` of server, database and examples, with a PostgreSQL started by
 *   the global setup
 * - `build`: `*.it.test.ts` of plugins and scripts, which build small sites
 *
 * Isolating modules per file (`isolate`) would take the first two longer than their tests.
 */
export default defineConfig({
  test: {
    // Most of them wait for something: the default would leave a core idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        resolve: {
          alias: {
            '@site': import.meta.dirname,
            '@generated/globalData': `${import.meta.dirname}/scripts/testing/globalData.ts`,
            '@generated/site-storage': `${import.meta.dirname}/scripts/testing/siteStorage.ts`,
          },
        },
        test: {
          name: 'unit',
          isolate: false,
          include: [
            '{packages/*,auth-server}/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'src/**/*.test.ts',
          ],
          exclude: ['**/*.it.test.ts', '**/node_modules/**', '**/lib/**/*.js'],
          setupFiles: ['./scripts/testing/failOnConsole.ts'],
          // For a hanging test, not for a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          isolate: false,
          include: [
            '{auth-server,packages/dev-postgres}/src/**/*.it.test.ts',
            'examples/**/*.it.test.ts',
          ],
          globalSetup: ['./auth-server/src/testing/startPostgres.ts'],
          setupFiles: ['./scripts/testing/failOnConsole.ts'],
          // For a hanging test: on a busy machine, restarting two servers takes half a minute.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: ['{packages/{docusaurus-*,create-gatehouse}/src,scripts}/**/*.it.test.ts'],
          globalSetup: ['./packages/docusaurus-plugin/src/testing/compilePlugin.ts'],
          setupFiles: ['./scripts/testing/failOnConsole.ts'],
          // A hook may build a site several times.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
