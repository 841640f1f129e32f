import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const LOCK_FILE = path.resolve(import.meta.dirname, '../../package-lock.json');

// npm writes those of its own platform alone when others are missing from `node_modules`, and then
// `npm ci` refuses the file, everywhere.
it('names the binaries of all platforms', () => {
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const named = Object.values(packages).flatMap((one) =>
    Object.keys(one.optionalDependencies ?? {}),
  );
  const locked = new Set(Object.keys(packages).map((name) => name.split('node_modules/').at(-1)));
  expect(named.filter((name) => !locked.has(name))).toEqual([]);
});
