import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMatches, readFile } from './readDocs.js';

const SOURCES = [
  'auth-server/src',
  'packages/contract/src',
  'packages/docusaurus-plugin/src',
  'packages/docusaurus-theme/src',
  'packages/leak-check/src',
  'scripts/bootstrap',
];
const root = path.resolve(import.meta.dirname, '../..');
/** All code that contains messages, on one line, because a sentence may be split anywhere. */
const code = SOURCES.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => readFile(path.join(folder, name))),
)
  .join('\n')
  .replace(/\s+/g, ' ')
  .replaceAll('’', "'");

/** Messages of other programs. */
const FOREIGN = ['pathRegexp.match is not a function'];

/** Whether the code contains a text, in which a number, a port or a name is filled in. */
function isInSource(text: string): boolean {
  const parts = text.replaceAll('’', "'").split(/\d[\d.]*|…|"[^"]*"|DocItem/);
  return parts.map((part) => part.trim()).every((part) => code.includes(part));
}

describe('the texts that the docs quote', () => {
  it('from messages are in the code', () => {
    const page = readFile('docs/help/troubleshooting.mdx');
    const quoted = allMatches(page, /(?:^\| |said )\*([^*]+)\*/gm);
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter((text) => !FOREIGN.includes(text) && !isInSource(text))).toEqual([]);
  });

  it('from the account area are in the code', () => {
    const quoted = allMatches(readFile('docs/accounts/account-area.mdx'), /^\| “([^”]+)” \|/gm);
    expect(quoted.length).toBeGreaterThan(1);
    expect(quoted.filter((text) => !isInSource(text))).toEqual([]);
  });

  it.each([
    'docs/accounts/account-area.mdx',
    'docs/accounts/keep-your-account-safe.mdx',
    'docs/accounts/ways-to-sign-in.mdx',
    'docs/gate/teasers-and-paywalls.mdx',
    'docs/help/faq.mdx',
  ])('from buttons are in the code: %s', (page) => {
    const labels = allMatches(readFile(page), /(?:ress|hoose|button|try|After) \*\*([^*]+)\*\*/g);
    // A plan's title is filled in.
    const spelled = labels.map((label) => label.replace(/ Premium$/, ' {plan}'));
    expect(labels.length).toBeGreaterThan(0);
    expect(spelled.filter((label) => !code.includes(label))).toEqual([]);
  });
});
