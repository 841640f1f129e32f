import { defineConfig } from 'vitest/config';

/**
 * - `unit`: `*.test.ts`, needs nothing
 * - `integration`: `*.it.test.ts`, needs a PostgreSQL, which the global setup starts
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{contract,auth-server,plugins/*}/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'src/**/*.test.ts',
          ],
          exclude: ['**/*.it.test.ts', '**/node_modules/**', '**/lib/**/*.js'],
          setupFiles: ['./scripts/testing/failOnConsole.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{auth-server,plugins/*}/src/**/*.it.test.ts'],
          globalSetup: ['./auth-server/src/testing/startPostgres.ts'],
          setupFiles: ['./scripts/testing/failOnConsole.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
