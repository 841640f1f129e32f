import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGES } from '../testing/findOrInstallPython.mjs';
import { SERVICE_COMMANDS } from '../../src/components/tryIt/serviceCommands';

const ROOT = path.resolve(import.meta.dirname, '../..');
const [install = '', run = ''] = SERVICE_COMMANDS;

it('is what the README of the service and its page in the docs say', () => {
  for (const file of ['examples/fastapi/README.md', 'docs/services/fastapi.mdx']) {
    expect(readFileSync(path.join(ROOT, file), 'utf8'), file).toContain(
      SERVICE_COMMANDS.join('\n'),
    );
  }
});

it('installs what the tests of the service run on, and starts a file that is there', () => {
  const installed = install.split(' ').filter((word) => word.startsWith('python3-'));
  expect(PACKAGES).toEqual([...installed, 'python3-pytest', 'python3-httpx']);
  expect(existsSync(path.join(ROOT, run))).toBe(true);
});
