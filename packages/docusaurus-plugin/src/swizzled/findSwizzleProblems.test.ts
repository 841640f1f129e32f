import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSwizzleProblems } from './findSwizzleProblems';

const CLASSIC = ['DocItem', 'DocItem/Footer', 'DocSidebarItem', 'DocSidebarItem/Link', 'NotFound'];
const THEME_COMPONENTS = ['DocItem', 'DocSidebarItem/Link'];

let root: string;
let aliases: Record<string, string>;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gated-swizzled-'));
  aliases = {};
  for (const name of CLASSIC) {
    aliases[`@theme/${name}`] = aliases[`@theme-original/${name}`] = write('classic', name, '');
    aliases[`@theme-init/${name}`] = aliases[`@theme/${name}`] ?? '';
  }
  for (const name of THEME_COMPONENTS) {
    const file = write('ours', name, `require("@theme-init/${name}")`, 'js');
    aliases[`@theme/${name}`] = aliases[`@theme-original/${name}`] = file;
  }
  write('ours', 'GateBadge', '', 'js');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(folder: string, name: string, source: string, extension = 'tsx'): string {
  const file = path.join(root, folder, name, `index.${extension}`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, source);
  return file;
}
const swizzle = (name: string, source: string): void => {
  aliases[`@theme/${name}`] = write('site/src/theme', name, source);
};
const problems = (keepEditUrl = false) =>
  findSwizzleProblems({
    aliases,
    keepEditUrl,
    themeDir: path.join(root, 'ours'),
    siteDir: path.join(root, 'site'),
  });

describe('a component of the site', () => {
  it('that wraps the original is fine, and so is one unrelated to the gate', () => {
    swizzle('DocItem', "import DocItem from '@theme-original/DocItem';");
    swizzle('DocSidebarItem', "import Link from '@theme/DocSidebarItem/Link';");
    swizzle(
      'DocItem/Footer',
      'const {editUrl} = metadata; if (editUrl) show(<Edit to={editUrl} />)',
    );
    expect(problems()).toEqual([]);
  });

  it('that replaces the gate is reported, with what is missing and what to do', () => {
    swizzle('DocItem', 'export default () => null;');
    swizzle('DocSidebarItem/Link', "import Link from '@theme-init/DocSidebarItem/Link';");
    expect(problems()).toEqual([
      expect.stringMatching(
        /^src\/theme\/DocItem\/index.tsx replaces the gate's DocItem: the paywall/,
      ),
      expect.stringContaining('the locks in the sidebar will be missing. Import "@theme-original/'),
    ]);
  });

  it('that doesn’t render the gate is reported', () => {
    swizzle('DocSidebarItem', 'export default () => <a />;');
    expect(problems()).toEqual([
      expect.stringContaining('does not render "@theme/DocSidebarItem/Link": the locks'),
    ]);
  });

  it.each(['editUrl.split("/")', 'new URL(editUrl)', 'parse(metadata.editUrl)', 'editUrl!.length'])(
    'that fails without an edit link is reported, unless pages keep theirs: %s',
    (use) => {
      swizzle('DocItem/Footer', `const {editUrl} = metadata; const [repository] = ${use};`);
      expect(problems()).toEqual([expect.stringContaining('needs "editUrl"')]);
      expect(problems(true)).toEqual([]);
    },
  );
});

it('a component of another theme that replaces the gate is reported', () => {
  aliases['@theme/DocItem'] = aliases['@theme-original/DocItem'] = write('other', 'DocItem', '');
  expect(problems()).toEqual([
    expect.stringContaining("other/DocItem/index.tsx replaces the gate's"),
  ]);
});
