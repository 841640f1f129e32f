import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const LOCK_FILE = path.resolve(import.meta.dirname, '../../package-lock.json');

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

// npm writes only the binaries of its own platform when others are missing from `node_modules`, and
// then `npm ci` refuses the file. npm itself may not notice a missing dependency.
it('contains all dependencies of its packages, on every platform', () => {
  const { packages } = JSON.parse(readFileSync(LOCK_FILE, 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const locked = new Set(Object.keys(packages).map((name) => name.split('node_modules/').at(-1)));
  const missing = Object.entries(packages).flatMap(([name, needs]) =>
    Object.keys({ ...needs.dependencies, ...needs.optionalDependencies })
      .filter((needed) => !locked.has(needed))
      .map((needed) => `${name} needs ${needed}`),
  );
  expect(missing).toEqual([]);
});
