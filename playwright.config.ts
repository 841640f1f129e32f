import { defineConfig, devices } from '@playwright/test';
import { sharedProduct } from './e2e/support/product';

const DISABLED_FEATURES = [
  // Each window's address bar is a page with 400 scripts, which takes longer to load than most
  // pages here.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // The flag replaces Playwright's own value, which is repeated here.
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
  // The docs' screenshots are taken the same way: `npm run screenshots`.
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
    // Traces take a third of the time: use `npx playwright test --trace on` for a failing test.
    screenshot: 'only-on-failure',
    // The headless shell has no back-forward cache.
    channel: 'chromium',
    launchOptions: {
      // Set by `npm test`. Otherwise, the one installed by `npx playwright install`.
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
