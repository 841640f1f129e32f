import { afterAll, beforeAll, it } from 'vitest';
import { expectProblems, type Broken } from '../../testing/brokenSetup.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const BUILD: Broken[] = [
  {
    title: 'no build',
    env: () => ({ GATED_DIR: 'nowhere' }),
    problems: [/^error build: No build found: .*Build the site: npm run build/],
  },
  {
    title: 'public and gated files of two builds',
    files: ({ write }) =>
      write(
        'build/gatehouse-build.json',
        JSON.stringify({ version: 1, buildId: 'older', lockedPages: [] }),
      ),
    problems: [
      /^error build: .*is from build older, but the gated files are from build test-build.*Deploy both outputs/s,
    ],
  },
  {
    title: 'a build for another SITE_URL',
    env: ({ env }) => ({ SITE_URL: `http://localhost:${env.PORT}` }),
    problems: [
      /^warning build: the build is for https:\/\/docs\.example\.com.* → Build the site again with the same SITE_URL/,
    ],
  },
  {
    title: 'a build for another AUTH_URL',
    env: () => ({ AUTH_URL: 'http://localhost:1' }),
    problems: [
      /^error build: The build loads gated files from the site's own origin, but .*http:\/\/localhost:1\. Build and start with the same SITE_URL and AUTH_URL/,
    ],
  },
  {
    title: 'a plan that opens nothing',
    files: ({ build }) =>
      build((manifest) => ({
        ...manifest,
        plans: [...manifest.plans, { id: 'gold', title: 'Gold', description: '', price: '' }],
      })),
    problems: [/^warning build: no page requires these plans: gold → .*remove the plan/],
  },
];

it.each(BUILD)('doctor finds $title', async (broken) => {
  await expectProblems(broken, database);
});
