import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtFile, runProduct } from '../testing/runProduct.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-link-'));
});
afterEach(() => rm(directory, { recursive: true }));

it.each(['main.js', 'cli/gatehouse.js'] as const)(
  'runs %s through a symbolic link, as created by a package manager',
  async (script) => {
    const program = path.join(directory, 'program');
    await symlink(builtFile(script), program);
    const options = { directory, program, env: { PORT: 'none' }, args: ['admin', 'list'] };
    const { code, output } = await runProduct(script, options).ended();
    expect(code).toBe(1);
    expect(output).toContain('PORT must be a port number');
  },
);
