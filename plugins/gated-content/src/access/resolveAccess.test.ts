import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderDefaults } from './FolderDefaults';
import { resolveAccess } from './resolveAccess';

describe('resolveAccess', () => {
  const site = mkdtempSync(path.join(tmpdir(), 'access-'));
  const file = (name: string) => path.join(site, name);
  const resolve = (page: string, frontMatter = {}, siteDir = site) =>
    resolveAccess(file(page), frontMatter, {
      folders: new FolderDefaults(siteDir, { remember: true }),
      planIds: ['premium'],
    });

  beforeAll(() => {
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(file(name)), { recursive: true });
      writeFileSync(file(name), text);
    };
    write('docs/json/_category_.json', '{ "customProps": { "access": "members" } }');
    write('docs/json/deep/deeper/_category_.json', '{ "label": "says nothing about access" }');
    write('docs/yml/_category_.yml', '---\nlabel: A\ncustomProps:\n  access: [premium]\n');
    write('docs/yaml/_category_.yaml', 'customProps: { access: public }\n');
    write('docs/wrong/_category_.json', '{ "customProps": { "access": "gold" } }');
    write('docs/broken/_category_.json', '{ not json');
  });
  afterAll(() => {
    rmSync(site, { recursive: true });
  });

  it('is public where nobody says anything', async () => {
    expect(await resolve('docs/a.md')).toEqual({ access: 'public', saidBy: null });
  });

  it.each([
    ['docs/json/a.md', 'members', 'docs/json/_category_.json'],
    ['docs/json/deep/deeper/a.md', 'members', 'docs/json/_category_.json'],
    ['docs/yml/a.md', ['premium'], 'docs/yml/_category_.yml'],
    ['docs/yaml/a.md', 'public', 'docs/yaml/_category_.yaml'],
  ])('takes the nearest folder default for %s', async (page, access, saidBy) => {
    expect(await resolve(page)).toEqual({ access, saidBy: file(saidBy) });
  });

  it('lets a page open itself, and only in so many words', async () => {
    const page = 'docs/json/a.md';
    expect((await resolve(page, { access: 'public' })).access).toBe('public');
    expect(await resolve(page, { access: null })).toEqual({
      access: [],
      saidBy: file(page),
      problem: 'is null',
    });
  });

  it('opens to nobody what is not understood', async () => {
    expect(await resolve('docs/wrong/a.md')).toMatchObject({ access: [], problem: 'is "gold"' });
  });

  it('searches above content that lies outside of the site', async () => {
    const elsewhere = file('site');
    expect((await resolve('docs/json/deep/a.md', {}, elsewhere)).access).toBe('members');
  });

  it('names a category file that cannot be read', async () => {
    await expect(resolve('docs/broken/a.md')).rejects.toThrow('_category_.json is not valid JSON.');
  });
});
