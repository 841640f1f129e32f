import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { extractAllSourceCodeFileTranslations, getBabelOptions } from '@docusaurus/babel';
import { beforeAll, describe, expect, it } from 'vitest';

const FOLDERS = ['src', 'packages/docusaurus-plugin/src/theme', 'packages/docusaurus-theme/src'];
/** What readers meet on the first page, on their way to sign in, and in their account. */
const COMPLETE = /^(?:account|diagram|form|gate|landing|profile|search|table)\./;

function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the Urdu texts', () => {
  const site = JSON.parse(readFileSync('i18n/ur/code.json', 'utf8')) as Record<
    string,
    { message: string }
  >;
  const packaged = ['theme', 'plugin'].map((name) => {
    const file = `packages/docusaurus-${name}/translations/ur/gatehouse-${name}.json`;
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  });
  const urdu: Record<string, string> = {
    ...Object.assign({}, ...packaged),
    ...Object.fromEntries(Object.entries(site).map(([id, { message }]) => [id, message])),
  };
  let english: Record<string, string> = {};

  beforeAll(async () => {
    const found = await extractAllSourceCodeFileTranslations(
      sourceFiles(),
      getBabelOptions({ isServer: true }),
    );
    english = Object.fromEntries(
      found.flatMap(({ translations }) =>
        Object.entries(translations).map(([id, { message }]) => [id, message]),
      ),
    );
  }, 60_000);

  it('say all that there is on the ways in', () => {
    expect(Object.keys(english).filter((id) => COMPLETE.test(id) && !(id in urdu))).toEqual([]);
  });

  it('have the same gaps to fill in', () => {
    const different = Object.entries(english).filter(
      ([id, text]) =>
        id in urdu && String(placeholders(urdu[id] ?? '')) !== String(placeholders(text)),
    );
    expect(different).toEqual([]);
  });
});
