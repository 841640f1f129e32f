import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LaunchOptions } from '@playwright/test';
import { findPython } from '../scripts/testing/findPython.mjs';
import { expectAccessible } from './support/expectAccessible';
import { openPage } from './support/openPage';
import { ROOT, sharedProduct, workerPorts } from './support/product';
import { expect, test as base } from './support/test';

const PAGE = '/try-it';
const python = findPython();

interface Fixtures {
  /** Starts the service as in its README. It ends with the test. */
  startService: (settings?: Record<string, string>) => Promise<void>;
}

interface WorkerFixtures {
  launchOptions: LaunchOptions;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  // The site was built for the service's default port, which may be in use here.
  launchOptions: [
    async ({ launchOptions }, use, { parallelIndex }) => {
      const { service } = workerPorts(parallelIndex);
      const rule = `--host-resolver-rules=MAP localhost:8000 127.0.0.1:${service}`;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), rule] });
    },
    { scope: 'worker' },
  ],

  startService: async ({}, use, { parallelIndex }) => {
    const port = String(workerPorts(parallelIndex).service);
    const ends: (() => Promise<unknown>)[] = [];
    await use(async (settings = {}) => {
      const child = spawn(path.join(ROOT, 'examples/fastapi/run'), {
        env: {
          ...process.env,
          ...sharedProduct.settings,
          PORT: port,
          PYTHON: python ?? '',
          PYTHONDONTWRITEBYTECODE: '1',
          ...settings,
        },
      });
      let output = '';
      child.stderr.on('data', (chunk) => (output += chunk));
      child.stdout.on('data', (chunk) => (output += chunk));
      const ended = once(child, 'close');
      ends.push(() => (child.kill(), ended));
      let over = false;
      void ended.then(() => (over = true));
      while (!(await fetch(`http://127.0.0.1:${port}/me`).catch(() => null))?.ok) {
        if (over) throw new Error(`The service ended before it was ready:\n${output}`);
        await wait(100);
      }
    });
    for (const end of ends) await end();
  },
});

// A header that the page did not set would also need the service's permission.
test.use({ extraHTTPHeaders: {} });
// eslint-disable-next-line playwright/no-skipped-test -- only where it isn't installed
test.skip(
  python === null,
  'python3 IS NOT INSTALLED with the packages in examples/fastapi/README.md',
);

test('a reader signs in and stores notes at the service, until a ban', async ({
  page,
  reader,
  startService,
  allowConsole,
}) => {
  await startService({ SESSION_CHECK: 'database' });
  await openPage(page, PAGE);
  const main = page.getByRole('main');
  await main.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await main.getByLabel('Email').fill(reader.email);
  await main.getByLabel('Password', { exact: true }).fill(reader.password);
  await main.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === PAGE);

  await expect(main.getByText('You have no notes yet.')).toBeVisible();
  await main.getByLabel('New note').fill('Ask about <b>invoices</b>');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('status')).toHaveText('Note added.');
  await expect(main.getByRole('listitem')).toHaveText(/^Ask about <b>invoices<\/b>/);
  await expect(main.getByLabel('New note')).toBeFocused();
  await expectAccessible(page, main.getByRole('listitem'), { shared: false });

  await page.reload();
  await expect(main.getByRole('listitem')).toHaveCount(1);
  await main.getByRole('button', { name: 'Delete “Ask about <b>invoices</b>”' }).click();
  await expect(main.getByText('You have no notes yet.')).toBeVisible();

  allowConsole(/status of 401/);
  await main.getByLabel('New note').fill('Too late');
  await reader.ban();
  await main.getByRole('button', { name: 'Add' }).click();
  await expect(main.getByRole('alert').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(main.getByLabel('New note')).toHaveValue('Too late');
  await expect(main.getByRole('listitem')).toHaveCount(0);
});

test('the page says how to start a service that isn’t running, and finds it afterward', async ({
  page,
  reader,
  startService,
  allowConsole,
}) => {
  allowConsole(/ERR_CONNECTION_REFUSED/);
  await reader.signIn(page, PAGE);
  const main = page.getByRole('main');
  await expect(main.getByRole('alert')).toContainText('The service isn’t running.');
  await expect(main.getByText('examples/fastapi/run')).toBeVisible();
  await expectAccessible(page, main.getByRole('alert'), { shared: false });
  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(main.getByText('Still no answer.')).toBeVisible();
  await startService();
  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(main.getByText('You have no notes yet.')).toBeVisible();
});
