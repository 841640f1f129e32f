import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderDefaults } from '../access/FolderDefaults';
import { resolveUnlisted } from './resolveUnlisted';

let siteDir: string;
beforeAll(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'unlisted-'));
  mkdirSync(path.join(siteDir, 'docs/secret/deeper'), { recursive: true });
  writeFileSync(
    path.join(siteDir, 'docs/secret/_category_.json'),
    '{ "customProps": { "access": "members", "listed": false } }',
  );
});
afterAll(() => {
  rmSync(siteDir, { recursive: true });
});

const resolve = (page: string, frontMatter: Record<string, unknown>) =>
  resolveUnlisted(
    path.join(siteDir, page),
    frontMatter,
    new FolderDefaults(siteDir, { remember: true }),
  );
const folder = () => path.join(siteDir, 'docs/secret/_category_.json');

describe('resolveUnlisted', () => {
  it('takes a page for listed that says nothing', async () => {
    expect(await resolve('docs/a.md', {})).toBeNull();
  });

  it('hears what a page says, and what a folder says for all below it', async () => {
    const saidBy = path.join(siteDir, 'docs/a.md');
    expect(await resolve('docs/a.md', { listed: false })).toEqual({ saidBy });
    expect(await resolve('docs/secret/a.md', {})).toEqual({ saidBy: folder() });
    expect(await resolve('docs/secret/deeper/a.md', {})).toEqual({ saidBy: folder() });
  });

  it('lists a page of a hidden folder that says so', async () => {
    expect(await resolve('docs/secret/a.md', { listed: true })).toBeNull();
  });

  it.each([['no'], [null], [0], ['false']])(
    'hides a page that says %j, and reports it',
    async (value) => {
      expect(await resolve('docs/a.md', { listed: value })).toMatchObject({
        problem: `is ${JSON.stringify(value)}`,
      });
    },
  );
});
