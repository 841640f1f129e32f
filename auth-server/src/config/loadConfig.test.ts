import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './loadConfig.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-config-'));
});
afterEach(() => rm(directory, { recursive: true }));
const write = (name: string, text: string) => writeFile(path.join(directory, name), text);

describe('the configuration of a site', () => {
  it('is the default without a file', async () => {
    expect(await loadConfig(directory)).toMatchObject({ signUp: 'open' });
  });

  it.each([
    ['gatehouse.config.ts', 'const days: number = 3;\nexport default { sessions: { days } };'],
    ['gatehouse.config.mjs', 'export default { sessions: { days: 3 } };'],
    ['gatehouse.config.js', 'module.exports = { sessions: { days: 3 } };'],
  ])('is read from %s', async (name, text) => {
    await write(name, text);
    expect(await loadConfig(directory)).toMatchObject({ sessions: { days: 3 } });
  });

  it('can import other files of the site', async () => {
    await write('days.ts', 'export const days: number = 4;');
    await write(
      'gatehouse.config.ts',
      "import { days } from './days';\nexport default { sessions: { days } };",
    );
    expect(await loadConfig(directory)).toMatchObject({ sessions: { days: 4 } });
  });

  it('is refused with the name of its file', async () => {
    await write('gatehouse.config.mjs', 'export default { signup: "closed" };');
    await expect(loadConfig(directory)).rejects.toThrow(
      'gatehouse.config.mjs is not valid:\n  signup is not a known option',
    );
  });

  it('is refused when it can’t be loaded', async () => {
    await write('gatehouse.config.ts', 'export default {');
    await expect(loadConfig(directory)).rejects.toThrow(
      /^gatehouse\.config\.ts cannot be loaded: /,
    );
  });

  it.each([
    ['ts', 'export const config: object = {};'],
    ['ts', 'export default null;'],
    ['mjs', 'export const config = {};'],
    ['mjs', 'export default 7;'],
    ['js', 'module.exports = "closed";'],
  ])('is refused when it exports no configuration: %s, %s', async (extension, text) => {
    await write(`gatehouse.config.${extension}`, text);
    await expect(loadConfig(directory)).rejects.toThrow(
      /^gatehouse\.config\.\w+ (?:cannot be loaded|is not valid)/,
    );
  });

  it('must be a single file', async () => {
    await write('gatehouse.config.ts', '');
    await write('gatehouse.config.js', '');
    await expect(loadConfig(directory)).rejects.toThrow(
      'Found gatehouse.config.ts and gatehouse.config.js. Keep only one of them.',
    );
  });
});
