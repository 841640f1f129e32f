import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGES } from '../testing/findOrInstallPython.mjs';
import { SERVICE_COMMANDS } from '../../src/components/tryIt/serviceCommands';

const ROOT = path.resolve(import.meta.dirname, '../..');
const [install = '', run = ''] = SERVICE_COMMANDS;

it('match the README of the service and its page in the docs', () => {
  for (const file of ['examples/fastapi/README.md', 'docs/services/fastapi.mdx']) {
    expect(readFileSync(path.join(ROOT, file), 'utf8'), file).toContain(
      SERVICE_COMMANDS.join('\n'),
    );
  }
});

it('install what the service’s tests use, and start an existing file', () => {
  const installed = install.split(' ').filter((word) => word.startsWith('python3-'));
  expect(PACKAGES).toEqual([...installed, 'python3-pytest', 'python3-httpx']);
  expect(existsSync(path.join(ROOT, run))).toBe(true);
});
