import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** @param file relative to the repository */
export const readFile = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** A page in `docs/reference`. */
export const readReference = (page: string): string => readFile(`docs/reference/${page}.mdx`);

/** All current documentation for users, by file. Decisions and the changelog describe the past. */
function readAllDocs(): [file: string, text: string][] {
  const list = (folder: string, recursive = false) =>
    readdirSync(path.join(ROOT, folder), { encoding: 'utf8', recursive }).map((name) =>
      path.posix.join(folder, name.replaceAll(path.sep, '/')),
    );
  const readmes = [...list('packages'), ...list('examples/deploy'), ...list('examples')].map(
    (name) => `${name}/README.md`,
  );
  const pages = list('docs', true).filter((file) => file.endsWith('.mdx'));
  return ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'auth-server/README.md']
    .concat(readmes, pages)
    .filter((file) => existsSync(path.join(ROOT, file)))
    .map((file) => [file, readFile(file)]);
}

/** The captures of a pattern in all docs, as `file: match`. */
export function findInDocs(pattern: RegExp): { where: string; found: string }[] {
  return readAllDocs().flatMap(([file, text]) =>
    allMatches(text, pattern).map((found) => ({ where: `${file}: ${found}`, found })),
  );
}

/** The first group of every match, without duplicates. */
export function allMatches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];
}

/** The text below a heading, up to the next heading of the same or a higher level. */
export function sectionOf(text: string, heading: string): string {
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const start = text.indexOf(`\n${heading}`);
  if (level === '' || start < 0) throw new Error(`There is no heading "${heading}"`);
  const rest = text.slice(start + 1 + heading.length);
  const end = new RegExp(`^#{1,${level.length}} `, 'm').exec(rest);
  return end ? rest.slice(0, end.index) : rest;
}

/** The rows of all tables in a text, as cells. */
export function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}
