import { readFileSync } from 'node:fs';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { inspectPage, type PageInspection } from './inspectPage';

/**
 * All pages below a directory, by file, without their text: a large site has a hundred megabytes.
 */
export function inspectPages(directory: string): Map<string, PageInspection> {
  return new Map(
    filesBelow(directory)
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, inspectPage(readFileSync(file, 'utf8'))]),
  );
}
