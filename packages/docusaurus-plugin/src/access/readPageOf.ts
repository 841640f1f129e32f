import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ParseFrontMatter } from '@docusaurus/types';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';

interface PageSource {
  filePath: string;
  frontMatter: Record<string, unknown>;
}

/**
 * Reads the page that another one is a translation or a frozen copy of. A deleted page has no front
 * matter, but its folder may still exist.
 *
 * @param file the page may have the other extension
 * @param parseFrontMatter the site's own parser
 */
export async function readPageOf(
  file: string,
  parseFrontMatter: ParseFrontMatter,
): Promise<PageSource> {
  const filePath = [file, withOtherExtension(file)].find((name) => existsSync(name));
  if (filePath === undefined) return { filePath: file, frontMatter: {} };
  const { frontMatter } = await parseFrontMatter({
    filePath,
    fileContent: await readFile(filePath, 'utf8'),
    defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
  });
  return { filePath, frontMatter };
}

const withOtherExtension = (file: string): string =>
  file.endsWith('x') ? file.slice(0, -1) : `${file}x`;
