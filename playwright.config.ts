import { defineConfig, devices } from '@playwright/test';
import { sharedProduct } from './e2e/support/product';

const DISABLED_FEATURES = [
  // Each window's address bar is a page of 400 scripts, which takes longer to load than most pages here.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // The switch replaces the one that Playwright sets: what that one says, said again.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

export default defineConfig({
  testDir: 'e2e',
  // The pictures of the docs are taken by the same means: `npm run screenshots`.
  ...(process.env.GATEHOUSE_SCREENSHOTS && { testMatch: 'screenshots.ts' }),
  outputDir: '.cache/test/playwright',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/test/playwright.json' }]],
  globalSetup: './e2e/support/globalSetup.ts',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: sharedProduct.url,
    // Traces cost a third of the time: `npx playwright test --trace on` for the one that fails.
    screenshot: 'only-on-failure',
    // Not the headless shell, which has no back-forward cache.
    channel: 'chromium',
    launchOptions: {
      // `npm test` has found one. Without it: the one that `npx playwright install` brings.
      executablePath: process.env.GATEHOUSE_CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        `--disable-features=${DISABLED_FEATURES.join()}`,
      ],
    },
  },
});
