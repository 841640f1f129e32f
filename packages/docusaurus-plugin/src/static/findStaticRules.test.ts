import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FolderDefaults } from '../access/FolderDefaults';
import { familyOf } from '../testing/familyOf';
import { findStaticRules } from './findStaticRules';

const FILES = {
  'static/open.txt': '',
  'static/vault/_category_.json': '{ "customProps": { "access": "premium" } }',
  'static/vault/paper.pdf': '',
  'static/vault/deeper/page.html': '',
  'static/vault/open/_category_.yml': 'customProps:\n  access: public\n',
  'static/vault/open/logo.svg': '',
  'more/other.txt': '',
};

let site: string;
beforeAll(() => {
  site = mkdtempSync(path.join(tmpdir(), 'gated-static-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), text);
  }
});
afterAll(() => rmSync(site, { recursive: true }));

it('static files require the access of the nearest folder, and its rule is never published', async () => {
  const rules = await findStaticRules([path.join(site, 'static'), path.join(site, 'more')], {
    folders: new FolderDefaults(site, { remember: false }),
    family: familyOf(site),
    planIds: ['premium'],
    parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
  });
  const found = rules.map(({ file, access, isCategory }) => [file, isCategory || access]);
  expect(Object.fromEntries(found)).toEqual({
    'vault/_category_.json': true,
    'vault/paper.pdf': ['premium'],
    'vault/deeper/page.html': ['premium'],
    'vault/open/_category_.yml': true,
  });
});
