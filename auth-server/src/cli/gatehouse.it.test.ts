import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProduct } from '../testing/runProduct.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-cli-'));
});
afterEach(() => rm(directory, { recursive: true }));

const gatehouse = (...args: string[]) =>
  runProduct('cli/gatehouse.js', { directory, env: { PORT: 'none' }, args }).ended();

describe('the command gatehouse', () => {
  it.each([['start'], ['doctor'], ['admin', 'list']])(
    'runs %s with its settings',
    async (...args) => {
      const { code, output } = await gatehouse(...args);
      expect(code).toBe(1);
      expect(output).toContain('PORT must be a port number');
    },
  );

  it('hands a command its own arguments', async () => {
    const { code, output } = await gatehouse('admin', 'grant', 'ada@example.com');
    expect(code).toBe(1);
    expect(output).toContain("missing required argument 'plan'");
  });

  it('lists its commands', async () => {
    const { code, output } = await gatehouse('--help');
    expect(code).toBe(0);
    expect(output).toMatch(/start .*\n.*admin .*\n.*doctor /);
  });

  it.each([[], ['stop'], ['toString']])('refuses what is not a command: %s', async (...args) => {
    const { code, output } = await gatehouse(...args);
    expect(code).toBe(1);
    expect(output).toContain('Usage: gatehouse COMMAND');
  });
});
